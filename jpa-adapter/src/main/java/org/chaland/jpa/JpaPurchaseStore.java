package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.PurchaseStore;

/** The purchases that the host has told. */
final class JpaPurchaseStore implements PurchaseStore {

    private static final String FIND = """
            select p from ChalandPurchase p
            where p.purchaseKey = :key
            """;

    /** One parameter for each of the three states: with a list of states the provider would build a new statement at each call. */
    private static final String OF_CUSTOMER = """
            select p from ChalandPurchase p
            where p.customerId = :customer and p.shop = :shop and p.state in (:one, :orAnother, :orTheThird)
            """;

    private static final String AFTER = """
            and p.placedAt <= (select q.placedAt from ChalandPurchase q where q.purchaseKey = :after and q.customerId = :customer)
            and (p.placedAt < (select q.placedAt from ChalandPurchase q where q.purchaseKey = :after)
                or p.reference < (select q.reference from ChalandPurchase q where q.purchaseKey = :after))
            """;

    /** Names the customer, because H2 does not see otherwise that an index has this order. */
    private static final String NEWEST_FIRST = """
            order by p.customerId desc, p.placedAt desc, p.reference desc
            """;

    private static final String SEATS = """
            select p from ChalandPurchase p
            where p.shop = :shop and p.seatOf in :orders
            order by p.placedAt, p.reference
            """;

    private static final String OPEN = """
            select p.purchaseKey from ChalandPurchase p
            where p.customerId = :customer and p.shop = :shop and p.state = :paid and p.accessUntil > :at
            """;

    private static final String COUNTS = """
            select p.state, count(p) from ChalandPurchase p
            where p.customerId = :customer and p.shop = :shop
            group by p.state
            """;

    private static final String REPOINT = """
            update chaland_purchase set customer_id = ?, version = version + 1
            where shop = ? and customer_id in (...)
            """;

    private final Transactions transactions;

    JpaPurchaseStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean insert(Purchase purchase) {
        return transactions.write(
                "insert purchase",
                purchase.ref(),
                manager -> Statements.insertUnlessTaken(manager, PurchaseEntity.newRow(purchase), List.of()));
    }

    @Override
    public Optional<Purchase> find(PurchaseRef ref) {
        return transactions.read(
                "find purchase", ref, manager -> read(manager, FIND, ref).first(PurchaseEntity::toModel));
    }

    @Override
    public Optional<Purchase> lock(PurchaseRef ref) {
        return transactions.lock(
                "lock purchase",
                ref,
                manager -> read(manager, FIND, ref).locked().first(PurchaseEntity::toModel));
    }

    @Override
    public boolean update(Purchase purchase) {
        var key = Keys.ofPurchase(purchase.ref());
        return transactions.write(
                "update purchase",
                purchase.ref(),
                manager -> Statements.update(
                        manager, PurchaseEntity.changes(purchase), purchase.version(), "purchase_key = ?", key));
    }

    @Override
    public List<Purchase> ofCustomer(PurchaseQuery query) {
        return transactions.read(
                "list the purchases of customer",
                query.customer(),
                manager -> page(manager, query).limit(query.limit()).list(PurchaseEntity::toModel));
    }

    @Override
    public List<Purchase> seatsOf(ShopId shop, Collection<String> orders) {
        return orders.isEmpty()
                ? List.of()
                : transactions.read(
                        "list the seats of orders of shop",
                        shop,
                        manager -> new Read<>(manager, PurchaseEntity.class, SEATS)
                                .with("shop", shop)
                                .with("orders", orders)
                                .list(PurchaseEntity::toModel));
    }

    @Override
    public boolean givesAccess(ShopId shop, CustomerId customer, Instant at) {
        return transactions.read(
                "look for an open purchase of customer",
                customer,
                manager -> !new Read<>(manager, String.class, OPEN)
                        .with("customer", customer)
                        .with("shop", shop)
                        .with("paid", Purchase.State.COMPLETED)
                        .with("at", at)
                        .limit(1)
                        .values()
                        .isEmpty());
    }

    @Override
    public Purchase.Counts counts(ShopId shop, CustomerId customer) {
        var counts = transactions.read(
                "count the purchases of customer",
                customer,
                manager -> new Read<>(manager, Object[].class, COUNTS)
                        .with("customer", customer).with("shop", shop).values().stream()
                                .collect(Collectors.toMap(
                                        row -> Purchase.State.valueOf((String) row[0]), row -> (Long) row[1])));
        return new Purchase.Counts(
                counts.getOrDefault(Purchase.State.PLACED, 0L),
                counts.getOrDefault(Purchase.State.COMPLETED, 0L),
                counts.getOrDefault(Purchase.State.CANCELLED, 0L));
    }

    @Override
    public int repoint(ShopId shop, Collection<CustomerId> from, CustomerId to) {
        return transactions.write(
                "move purchases to customer",
                to,
                manager -> Statements.executeForAll(manager, REPOINT, List.of(to, shop), from));
    }

    private static Read<PurchaseEntity> page(EntityManager manager, PurchaseQuery query) {
        var states = List.copyOf(query.states());
        var jpql = OF_CUSTOMER + query.after().map(any -> AFTER).orElse("") + NEWEST_FIRST;
        return new Read<>(manager, PurchaseEntity.class, jpql)
                .with("customer", query.customer())
                .with("shop", query.shop())
                .with("one", states.get(0))
                .with("orAnother", states.get(1 % states.size()))
                .with("orTheThird", states.get(2 % states.size()))
                .with("after", query.after().map(reference -> Keys.ofPurchase(query.shop(), reference)));
    }

    private static Read<PurchaseEntity> read(EntityManager manager, String jpql, PurchaseRef ref) {
        return new Read<>(manager, PurchaseEntity.class, jpql).with("key", Keys.ofPurchase(ref));
    }
}
