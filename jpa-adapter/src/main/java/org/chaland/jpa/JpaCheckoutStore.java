package org.chaland.jpa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.jpa.entity.CheckoutEntity;
import org.chaland.model.Checkout;
import org.chaland.model.ShopId;
import org.chaland.spi.CheckoutStore;

/** Checkouts under way. */
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

    /** Unless it was kept alive since it was listed. */
    private static final String FORGET = """
            delete from chaland_checkout
            where expires_at <= ? and id in
            """;

    private final Calls calls;

    JpaCheckoutStore(Calls calls) {
        this.calls = calls;
    }

    @Override
    public boolean insert(Checkout checkout) {
        return calls.write(
                "insert checkout",
                checkout.id(),
                manager -> Statements.insertUnlessTaken(manager, CheckoutMapper.newRow(checkout), List.of()));
    }

    @Override
    public Optional<Checkout> findByHandle(ShopId shop, String handleHash) {
        return calls.read(
                "find a checkout in shop",
                shop,
                manager -> new Read<>(manager, CheckoutEntity.class, FIND_BY_HANDLE)
                        .with("hash", handleHash)
                        .with("shop", shop.value())
                        // The database may take upper and lower case for equal.
                        .first(CheckoutMapper::toModel)
                        .filter(found -> found.handleHash().equals(handleHash)));
    }

    @Override
    public boolean update(Checkout checkout) {
        var changes = CheckoutMapper.changes(checkout).set("version", checkout.version() + 1);
        return calls.write(
                "update checkout",
                checkout.id(),
                manager -> Statements.update(
                        manager,
                        changes,
                        "id = ? and shop = ? and version = ?",
                        checkout.id(),
                        checkout.shop().value(),
                        checkout.version()));
    }

    @Override
    public int purge(Instant expired, int most) {
        return calls.write("purge checkouts that expired by", expired, manager -> {
            var ids = new Read<>(manager, UUID.class, EXPIRED)
                    .with("expired", Micros.of(expired))
                    .limit(most)
                    .values();
            return Statements.executeForAll(manager, FORGET, Micros.of(expired), ids);
        });
    }
}
