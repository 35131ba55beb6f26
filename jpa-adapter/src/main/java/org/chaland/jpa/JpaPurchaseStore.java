package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaland.jpa.entity.PurchaseEntity;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseCounts;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.PurchaseStore;

/** What the host told of its orders. */
final class JpaPurchaseStore implements PurchaseStore {

    private static final String FIND = """
            select p from ChalandPurchase p
            where p.purchaseKey = :key
            """;

    /** There are three states. As one parameter for all of them the provider would make another statement at each call. */
    private static final String OF_CUSTOMER = """
            select p from ChalandPurchase p
            where p.customerId = :customer and p.shop = :shop and p.state in (:one, :orAnother, :orTheThird)
            """;

    private static final String AFTER = """
            and p.placedAt <= (select q.placedAt from ChalandPurchase q where q.purchaseKey = :after and q.customerId = :customer)
            and (p.placedAt < (select q.placedAt from ChalandPurchase q where q.purchaseKey = :after)
                or p.reference < (select q.reference from ChalandPurchase q where q.purchaseKey = :after))
            """;

    /** The customer too, without whom H2 does not see that an index is in this order. */
    private static final String NEWEST_FIRST = """
            order by p.customerId desc, p.placedAt desc, p.reference desc
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
            where customer_id = ? and shop = ?
            """;

    private final Calls calls;

    JpaPurchaseStore(Calls calls) {
        this.calls = calls;
    }

    @Override
    public boolean insert(Purchase purchase) {
        return calls.write(
                "insert purchase",
                purchase.ref(),
                manager -> Statements.insertUnlessTaken(manager, PurchaseMapper.newRow(purchase), List.of()));
    }

    @Override
    public Optional<Purchase> find(PurchaseRef ref) {
        return calls.read(
                "find purchase", ref, manager -> read(manager, FIND, ref).first(PurchaseMapper::toModel));
    }

    @Override
    public Optional<Purchase> lock(PurchaseRef ref) {
        return calls.lock(
                "lock purchase",
                ref,
                manager -> read(manager, FIND, ref).locked().first(PurchaseMapper::toModel));
    }

    @Override
    public boolean update(Purchase purchase) {
        var key = Keys.ofPurchase(purchase.ref());
        var changes = PurchaseMapper.changes(purchase).set("version", purchase.version() + 1);
        return calls.write(
                "update purchase",
                purchase.ref(),
                manager -> Statements.update(
                        manager, changes, "purchase_key = ? and version = ?", key, purchase.version()));
    }

    @Override
    public List<Purchase> ofCustomer(PurchaseQuery query) {
        return calls.read(
                "list the purchases of customer",
                query.customer(),
                manager -> page(manager, query).limit(query.limit()).list(PurchaseMapper::toModel));
    }

    @Override
    public boolean givesAccess(ShopId shop, CustomerId customer, Instant at) {
        return calls.read(
                "look for an open purchase of customer",
                customer,
                manager -> !new Read<>(manager, String.class, OPEN)
                        .with("customer", customer.value())
                        .with("shop", shop.value())
                        .with("paid", Purchase.State.COMPLETED.name())
                        .with("at", Micros.of(at))
                        .limit(1)
                        .values()
                        .isEmpty());
    }

    @Override
    public PurchaseCounts counts(ShopId shop, CustomerId customer) {
        var counts = calls.read(
                "count the purchases of customer",
                customer,
                manager -> new Read<>(manager, Object[].class, COUNTS)
                        .with("customer", customer.value()).with("shop", shop.value()).values().stream()
                                .collect(Collectors.toMap(
                                        row -> Purchase.State.valueOf((String) row[0]), row -> (Long) row[1])));
        return new PurchaseCounts(
                counts.getOrDefault(Purchase.State.PLACED, 0L),
                counts.getOrDefault(Purchase.State.COMPLETED, 0L),
                counts.getOrDefault(Purchase.State.CANCELLED, 0L));
    }

    @Override
    public int repoint(ShopId shop, CustomerId from, CustomerId to) {
        return calls.write(
                "give away the purchases of customer",
                from,
                manager -> Statements.execute(manager, REPOINT, to.value(), from.value(), shop.value()));
    }

    private static Read<PurchaseEntity> page(EntityManager manager, PurchaseQuery query) {
        var states = names(query.states());
        var jpql = OF_CUSTOMER + query.after().map(any -> AFTER).orElse("") + NEWEST_FIRST;
        return new Read<>(manager, PurchaseEntity.class, jpql)
                .with("customer", query.customer().value())
                .with("shop", query.shop().value())
                .with("one", states.get(0))
                .with("orAnother", states.get(1 % states.size()))
                .with("orTheThird", states.get(2 % states.size()))
                .with("after", query.after().map(reference -> Keys.ofPurchase(query.shop(), reference)));
    }

    private static List<String> names(Set<Purchase.State> states) {
        return states.stream().map(Purchase.State::name).toList();
    }

    private static Read<PurchaseEntity> read(EntityManager manager, String jpql, PurchaseRef ref) {
        return new Read<>(manager, PurchaseEntity.class, jpql).with("key", Keys.ofPurchase(ref));
    }
}
