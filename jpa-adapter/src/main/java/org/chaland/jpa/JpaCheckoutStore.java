package org.chaland.jpa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Checkout;
import org.chaland.model.ShopId;
import org.chaland.spi.CheckoutStore;

/** Open checkouts. */
final class JpaCheckoutStore implements CheckoutStore {

    private static final String FIND_BY_HANDLE = """
            select c from ChalandCheckout c
            where c.handleHash = :hash and c.shop = :shop
            """;

    private static final String EXPIRED = """
            select c.id from ChalandCheckout c
            where c.expiresAt <= :expired
            order by c.expiresAt, c.id
            """;

    /** Leaves a checkout that was extended after it was listed. */
    private static final String FORGET = """
            delete from chaland_checkout
            where expires_at <= ? and id in
            """;

    private final Transactions transactions;

    JpaCheckoutStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean insert(Checkout checkout) {
        return transactions.write(
                "insert checkout",
                checkout.id(),
                manager -> Statements.insertUnlessTaken(manager, CheckoutEntity.newRow(checkout), List.of()));
    }

    @Override
    public Optional<Checkout> findByHandle(ShopId shop, String handleHash) {
        return transactions.read(
                "find a checkout in shop",
                shop,
                manager -> new Read<>(manager, CheckoutEntity.class, FIND_BY_HANDLE)
                        .with("hash", handleHash)
                        .with("shop", shop)
                        // The collation of the database may ignore case.
                        .first(CheckoutEntity::toModel)
                        .filter(found -> found.handleHash().equals(handleHash)));
    }

    @Override
    public boolean update(Checkout checkout) {
        return transactions.write(
                "update checkout",
                checkout.id(),
                manager -> Statements.update(
                        manager,
                        CheckoutEntity.changes(checkout),
                        checkout.version(),
                        "id = ? and shop = ?",
                        checkout.id(),
                        checkout.shop()));
    }

    @Override
    public int purge(Instant expired, int most) {
        return transactions.write("purge checkouts that expired by", expired, manager -> {
            var ids = new Read<>(manager, UUID.class, EXPIRED)
                    .with("expired", expired)
                    .limit(most)
                    .values();
            return Statements.executeForAll(manager, FORGET, expired, ids);
        });
    }
}
