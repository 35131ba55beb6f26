package org.chaland.jpa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;
import org.chaland.spi.ClaimStore;

/** Claims, and the accounts of mailboxes that were proven. */
final class JpaClaimStore implements ClaimStore {

    private static final String FIND = """
        select c from ChalandClaim c
        where c.id = :id and c.shop = :shop
        """;

    private static final String FIND_BY_ASKER = """
        select c from ChalandClaim c
        where c.askerKey = :key
        """;

    private static final String DELETE = """
        delete from chaland_claim
        where id = ? and shop = ?
        """;

    private static final String REQUESTED = """
        select c.id from ChalandClaim c
        where c.requestedAt <= :requested
        order by c.requestedAt, c.id
        """;

    private static final String FORGET = """
        delete from chaland_claim
        where requested_at <= ? and id in (...)
        """;

    private static final String FORGET_TASKS = """
        delete from chaland_task
        where claim_id in (...)
        """;

    private static final String PROVEN_AGAIN = """
        update chaland_mailbox set proven_at = ?
        where email_key = ?
        """;

    private static final String MAILBOX = """
        select m from ChalandMailbox m
        where m.emailKey = :key
        """;

    private static final String MAILBOX_OF_SUBJECT = """
        select m from ChalandMailbox m
        where m.subjectKey = :key
        """;

    private static final String UNSEEN_MAILBOXES = """
        select m.emailKey from ChalandMailbox m
        where m.provenAt <= :since
        order by m.provenAt, m.emailKey
        """;

    private static final String SEEN_MAILBOXES = """
        update chaland_mailbox set proven_at = ?
        where proven_at <= ? and email_key in (...)
        """;

    private static final String FORGET_MAILBOXES = """
        delete from chaland_mailbox
        where proven_at <= ? and email_key in (...)
        and not exists (select 1 from chaland_link where chaland_link.subject_key = chaland_mailbox.subject_key)
        """;

    private final Transactions transactions;

    JpaClaimStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean insert(Claim claim) {
        return transactions.write(
                "insert claim",
                claim.id(),
                manager -> Statements.insertUnlessTaken(manager, ClaimEntity.newRow(claim), List.of()));
    }

    @Override
    public Optional<Claim> find(ShopId shop, UUID id) {
        return transactions.read(
                "find claim",
                id,
                manager -> new Read<>(manager, ClaimEntity.class, FIND)
                        .with("id", id)
                        .with("shop", shop)
                        .first(ClaimEntity::toModel));
    }

    @Override
    public Optional<Claim> findByAsker(ShopId shop, String asker) {
        return transactions.read(
                "find the claim of whoever asked in shop",
                shop,
                manager -> new Read<>(manager, ClaimEntity.class, FIND_BY_ASKER)
                        .with("key", Keys.ofAsker(shop, asker))
                        .first(ClaimEntity::toModel));
    }

    @Override
    public boolean update(Claim claim) {
        return transactions.write(
                "update claim",
                claim.id(),
                manager -> Statements.update(
                        manager,
                        ClaimEntity.changes(claim),
                        claim.version(),
                        "id = ? and shop = ?",
                        claim.id(),
                        claim.shop()));
    }

    @Override
    public int purge(Instant requested, int most) {
        return transactions.write("purge claims requested by", requested, manager -> {
            var ids = new Read<>(manager, UUID.class, REQUESTED)
                    .with("requested", requested)
                    .limit(most)
                    .values();
            var forgotten = Statements.executeForAll(manager, FORGET, List.of(requested), ids);
            Statements.executeForAll(manager, FORGET_TASKS, List.of(), ids);
            return forgotten;
        });
    }

    @Override
    public boolean delete(ShopId shop, UUID id) {
        return transactions.write("delete claim", id, manager -> {
            var deleted = Statements.execute(manager, DELETE, id, shop) > 0;
            if (deleted) {
                Statements.executeForAll(manager, FORGET_TASKS, List.of(), List.of(id));
            }
            return deleted;
        });
    }

    @Override
    public boolean insertMailbox(CanonicalEmail email, Account account, Instant provenAt) {
        return transactions.write(
                "insert the account of a mailbox proven at",
                provenAt,
                manager -> Statements.insertUnlessTaken(
                        manager, MailboxEntity.newRow(email, account, provenAt), List.of()));
    }

    @Override
    public boolean provenAgain(CanonicalEmail email, Instant provenAt) {
        return transactions.write(
                "renew a mailbox proven at",
                provenAt,
                manager -> Statements.execute(manager, PROVEN_AGAIN, provenAt, Keys.ofEmail(email)) > 0);
    }

    @Override
    public Optional<Account> accountOf(CanonicalEmail email) {
        return mailbox(MAILBOX, Keys.ofEmail(email), MailboxEntity::account);
    }

    @Override
    public Optional<CanonicalEmail> mailboxOf(Account account) {
        return mailbox(MAILBOX_OF_SUBJECT, Keys.ofAccount(account), MailboxEntity::email);
    }

    private <T> Optional<T> mailbox(String query, String key, Function<MailboxEntity, T> part) {
        return transactions.read(
                "find a row of",
                "chaland_mailbox",
                manager -> new Read<>(manager, MailboxEntity.class, query)
                        .with("key", key)
                        .first(part));
    }

    @Override
    public int purgeMailboxes(Instant since, Instant seenAt, int most) {
        return transactions.write("look at mailboxes not seen since", since, manager -> {
            var keys = new Read<>(manager, String.class, UNSEEN_MAILBOXES)
                    .with("since", since)
                    .limit(most)
                    .values();
            Statements.executeForAll(manager, FORGET_MAILBOXES, List.of(since), keys);
            Statements.executeForAll(manager, SEEN_MAILBOXES, List.of(seenAt, since), keys);
            return keys.size();
        });
    }
}
