package org.chaland.memory;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;
import org.chaland.spi.ClaimStore;

/** Claims by id, and ids by account. */
final class InMemoryClaims implements ClaimStore {

    private final InMemoryTransactions transactions;
    private final InMemoryTable<UUID, Claim> claims;
    private final InMemoryTable<ShopAccount, UUID> ids;

    InMemoryClaims(InMemoryTransactions transactions) {
        this.transactions = transactions;
        claims = new InMemoryTable<>(transactions);
        ids = new InMemoryTable<>(transactions);
    }

    @Override
    public boolean insert(Claim claim) {
        return transactions.atomically(() -> {
            if (claims.contains(claim.id()) || ids.contains(ShopAccount.of(claim))) {
                return false;
            }
            ids.put(ShopAccount.of(claim), claim.id());
            return write(claim);
        });
    }

    @Override
    public Optional<Claim> find(ShopId shop, UUID id) {
        return transactions.atomically(
                () -> claims.find(id).filter(claim -> claim.shop().equals(shop)));
    }

    @Override
    public Optional<Claim> findByAccount(ShopId shop, Account account) {
        return transactions.atomically(
                () -> ids.find(new ShopAccount(shop, account)).flatMap(claims::find));
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
            gone.forEach(claim -> ids.remove(ShopAccount.of(claim)));
            return gone.size();
        });
    }

    /** What {@link ClaimStore#update} writes, over what it leaves. */
    private static Claim changed(Claim before, Claim after) {
        var changed = before.toBuilder().code(after.code()).tries(after.tries()).version(before.version() + 1);
        after.customer().ifPresent(customer -> changed.customer(customer, after.epoch()));
        return changed.build();
    }

    private boolean remove(Claim claim) {
        claims.remove(claim.id());
        ids.remove(ShopAccount.of(claim));
        return true;
    }

    private boolean write(Claim claim) {
        claims.put(claim.id(), claim);
        return true;
    }

    /** Whose claim there is at most one of. */
    private record ShopAccount(ShopId shop, Account account) {

        static ShopAccount of(Claim claim) {
            return new ShopAccount(claim.shop(), claim.account());
        }
    }
}
