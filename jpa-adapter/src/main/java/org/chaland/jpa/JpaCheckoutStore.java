package org.chaland.jpa;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
            select c.id, c.customerId from ChalandCheckout c
            where c.expiresAt <= :expired
            order by c.expiresAt, c.id
            """;

    /** Leaves a checkout that was extended after it was listed. */
    private static final String FORGET = """
            delete from chaland_checkout
            where expires_at <= ? and id in (...)
            """;

    /** In the order of their ids, so that two purges never wait for each other. */
    private static final String LOCK_GUESTS = """
            select id from chaland_customer
            where state = 'ACTIVE' and id in (...)
            order by id for update
            """;

    /** A statement of its own after the lock, which sees what others have stored about the guest until then. */
    private static final String FORGET_GUESTS = """
            delete from chaland_customer
            where state = 'ACTIVE'
            and not exists (select 1 from chaland_link l where l.customer_id = chaland_customer.id)
            and not exists (select 1 from chaland_purchase p where p.customer_id = chaland_customer.id)
            and not exists (select 1 from chaland_audit a where a.customer_id = chaland_customer.id)
            and not exists (select 1 from chaland_customer m where m.merged_into = chaland_customer.id)
            and not exists (select 1 from chaland_checkout o
                where o.customer_id = chaland_customer.id and o.expires_at > ?)
            and id in (...)
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
            var over = new Read<>(manager, Object[].class, EXPIRED)
                    .with("expired", expired)
                    .limit(most)
                    .values();
            var ids = over.stream().map(row -> (UUID) row[0]).toList();
            var guests = over.stream()
                    .map(row -> (UUID) row[1])
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted(Comparator.comparing(UUID::toString))
                    .toList();
            Statements.selectForAll(manager, LOCK_GUESTS, row -> row.getString(1), List.of(), guests);
            Statements.executeForAll(manager, FORGET_GUESTS, List.of(expired), guests);
            return Statements.executeForAll(manager, FORGET, List.of(expired), ids);
        });
    }
}
