package org.chaland.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountStore;
import org.chaland.spi.ClaimStore;

/** Claims by id, ids by asker, and the accounts of mailboxes. */
final class InMemoryClaims implements ClaimStore {

    private final InMemoryTransactions transactions;
    private final AccountStore accounts;
    private final InMemoryTasks tasks;
    private final InMemoryTable<UUID, Claim> claims;
    private final InMemoryTable<Asker, UUID> ids;
    private final InMemoryTable<CanonicalEmail, Mailbox> mailboxes;

    InMemoryClaims(InMemoryTransactions transactions, AccountStore accounts, InMemoryTasks tasks) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.tasks = tasks;
        claims = new InMemoryTable<>(transactions);
        ids = new InMemoryTable<>(transactions);
        mailboxes = new InMemoryTable<>(transactions);
    }

    @Override
    public boolean insert(Claim claim) {
        return transactions.atomically(() -> {
            if (claims.contains(claim.id()) || ids.contains(Asker.of(claim))) {
                return false;
            }
            ids.put(Asker.of(claim), claim.id());
            return write(claim);
        });
    }

    @Override
    public Optional<Claim> find(ShopId shop, UUID id) {
        return transactions.atomically(
                () -> claims.find(id).filter(claim -> claim.shop().equals(shop)));
    }

    @Override
    public Optional<Claim> findByAsker(ShopId shop, String asker) {
        return transactions.atomically(() -> ids.find(new Asker(shop, asker)).flatMap(claims::find));
    }

    @Override
    public boolean update(Claim claim) {
        return transactions.atomically(() -> find(claim.shop(), claim.id())
                .filter(before -> before.version() == claim.version())
                .map(before -> write(changed(before, claim)))
                .orElse(false));
    }

    @Override
    public boolean delete(ShopId shop, UUID id) {
        return transactions.atomically(() -> find(shop, id).map(this::remove).orElse(false));
    }

    @Override
    public int purge(Instant requested, int most) {
        return transactions.atomically(() -> {
            var gone = claims.purge(Claim::requestedAt, requested, most);
            gone.forEach(this::remove);
            return gone.size();
        });
    }

    @Override
    public boolean insertMailbox(CanonicalEmail email, Account account, Instant provenAt) {
        return transactions.atomically(() -> {
            if (mailboxes.contains(email) || mailboxOf(account).isPresent()) {
                return false;
            }
            mailboxes.put(email, new Mailbox(email, account, provenAt));
            return true;
        });
    }

    @Override
    public boolean provenAgain(CanonicalEmail email, Instant provenAt) {
        return transactions.atomically(() -> mailboxes
                .find(email)
                .map(known -> {
                    mailboxes.put(email, new Mailbox(email, known.account(), provenAt));
                    return true;
                })
                .orElse(false));
    }

    @Override
    public Optional<Account> accountOf(CanonicalEmail email) {
        return transactions.atomically(() -> mailboxes.find(email).map(Mailbox::account));
    }

    @Override
    public Optional<CanonicalEmail> mailboxOf(Account account) {
        return transactions.atomically(() -> mailboxes
                .all()
                .filter(mailbox -> mailbox.account().equals(account))
                .map(Mailbox::email)
                .findFirst());
    }

    @Override
    public int purgeMailboxes(Instant since, Instant seenAt, int most) {
        return transactions.atomically(() -> {
            var looked = mailboxes
                    .all()
                    .filter(mailbox -> !mailbox.provenAt().isAfter(since))
                    .sorted(Comparator.comparing(Mailbox::provenAt))
                    .limit(most)
                    .toList();
            for (var mailbox : looked) {
                if (accounts.holders(mailbox.account()).isEmpty()) {
                    mailboxes.remove(mailbox.email());
                } else {
                    provenAgain(mailbox.email(), seenAt);
                }
            }
            return looked.size();
        });
    }

    /** What {@link ClaimStore#update} writes, over what it leaves. */
    private static Claim changed(Claim before, Claim after) {
        var changed = before.toBuilder().tries(after.tries()).version(before.version() + 1);
        after.account().ifPresent(account -> changed.account(account, after.customer(), after.epoch()));
        after.endedAt().ifPresent(end -> changed.ended(after.state(), end));
        return changed.build();
    }

    private boolean remove(Claim claim) {
        claims.remove(claim.id());
        ids.remove(Asker.of(claim));
        tasks.forgetClaim(claim.id());
        return true;
    }

    private boolean write(Claim claim) {
        claims.put(claim.id(), claim);
        return true;
    }

    /** Of whom there is at most one claim. */
    private record Asker(ShopId shop, String name) {

        static Asker of(Claim claim) {
            return new Asker(claim.shop(), claim.asker());
        }
    }

    private record Mailbox(CanonicalEmail email, Account account, Instant provenAt) {}
}
