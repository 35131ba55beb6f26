package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
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
            select p from ChalandPurchase p left join fetch p.trainings
            where p.purchaseKey = :key
            """;

    /** Without the trainings: they are read once the lock is held. */
    private static final String LOCK = """
            select p from ChalandPurchase p
            where p.purchaseKey = :key
            """;

    private static final String KEYS = """
            select p.purchaseKey from ChalandPurchase p
            where p.customerId = :customer and p.shop = :shop and p.state in :states
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

    /** Names customer and states again, because a purchase may have changed since its key was read. */
    private static final String NEWEST = """
            select p from ChalandPurchase p left join fetch p.trainings
            where p.purchaseKey in :keys and p.customerId = :customer and p.state in :states
            order by p.placedAt desc, p.reference desc
            """;

    /** A purchase without trainings has no end either. */
    private static final String OPEN = """
            select p.purchaseKey from ChalandPurchase p left join p.trainings t
            where p.customerId = :customer and p.shop = :shop and p.state = :paid and (t.endAt is null or t.endAt > :at)
            """;

    private static final String COUNTS = """
            select p.state, count(p) from ChalandPurchase p
            where p.customerId = :customer and p.shop = :shop
            group by p.state
            """;

    /** Locked, and therefore as they are. */
    private static final String TRAININGS = """
            select code, end_at from chaland_training
            where purchase_key = ? order by position for update
            """;

    private static final String FORGET_TRAININGS = """
            delete from chaland_training
            where purchase_key = ?
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
                manager -> Statements.insertUnlessTaken(
                        manager, PurchaseMapper.newRow(purchase), PurchaseMapper.trainingRows(purchase)));
    }

    @Override
    public Optional<Purchase> find(PurchaseRef ref) {
        return calls.read(
                "find purchase", ref, manager -> read(manager, FIND, ref).first(PurchaseMapper::toModel));
    }

    @Override
    public Optional<Purchase> lock(PurchaseRef ref) {
        return calls.lock("lock purchase", ref, manager -> locked(manager, ref));
    }

    /** The row as it is, and its trainings, which may have been seen as they were at another time, as a customer's links. */
    private static Optional<Purchase> locked(EntityManager manager, PurchaseRef ref) throws SQLException {
        var held = read(manager, LOCK, ref).locked().first(PurchaseMapper::withoutTrainings);
        if (held.isEmpty()) {
            return held;
        }
        var seen = read(manager, FIND, ref)
                .first(PurchaseMapper::toModel)
                .filter(found -> found.version() == held.get().version());
        return seen.isPresent() ? seen : Optional.of(withTrainingsOfNow(manager, held.get()));
    }

    private static Purchase withTrainingsOfNow(EntityManager manager, Purchase held) throws SQLException {
        var trainings = Statements.select(manager, TRAININGS, PurchaseMapper::toTraining, Keys.ofPurchase(held.ref()));
        return held.toBuilder().trainings(trainings).build();
    }

    @Override
    public boolean update(Purchase purchase) {
        var key = Keys.ofPurchase(purchase.ref());
        var changes = PurchaseMapper.changes(purchase).set("version", purchase.version() + 1);
        return calls.write("update purchase", purchase.ref(), manager -> {
            if (!Statements.update(manager, changes, "purchase_key = ? and version = ?", key, purchase.version())) {
                return false;
            }
            Statements.execute(manager, FORGET_TRAININGS, key);
            Statements.insertAll(manager, PurchaseMapper.trainingRows(purchase));
            return true;
        });
    }

    @Override
    public List<Purchase> ofCustomer(PurchaseQuery query) {
        return calls.read("list the purchases of customer", query.customer(), manager -> {
            var keys = keys(manager, query).limit(query.limit()).values();
            return keys.isEmpty() ? List.of() : withTrainings(manager, keys, query);
        });
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

    private static Read<String> keys(EntityManager manager, PurchaseQuery query) {
        var jpql = KEYS + query.after().map(any -> AFTER).orElse("") + NEWEST_FIRST;
        var keys = new Read<>(manager, String.class, jpql)
                .with("customer", query.customer().value())
                .with("shop", query.shop().value())
                .with("states", names(query.states()));
        return keys.with("after", query.after().map(reference -> Keys.ofPurchase(query.shop(), reference)));
    }

    private static List<Purchase> withTrainings(EntityManager manager, List<String> keys, PurchaseQuery query) {
        return new Read<>(manager, PurchaseEntity.class, NEWEST)
                .with("keys", keys)
                .with("customer", query.customer().value())
                .with("states", names(query.states()))
                .list(PurchaseMapper::toModel);
    }

    private static List<String> names(Set<Purchase.State> states) {
        return states.stream().map(Purchase.State::name).toList();
    }

    private static Read<PurchaseEntity> read(EntityManager manager, String jpql, PurchaseRef ref) {
        return new Read<>(manager, PurchaseEntity.class, jpql).with("key", Keys.ofPurchase(ref));
    }
}
