package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.chaland.jpa.entity.PurchaseEntity;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
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

    private static final String NEWEST_KEYS = """
            select p.purchaseKey from ChalandPurchase p
            where p.customerId = :customer and p.shop = :shop
            order by p.placedAt desc, p.reference desc
            """;

    /** Names the customer again, because a purchase may have gone to another one since its key was read. */
    private static final String NEWEST = """
            select p from ChalandPurchase p left join fetch p.trainings
            where p.purchaseKey in :keys and p.customerId = :customer
            order by p.placedAt desc, p.reference desc
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
        return calls.lock(
                "lock purchase",
                ref,
                manager -> read(manager, LOCK, ref).locked().first(PurchaseMapper::toModel));
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
    public List<Purchase> ofCustomer(ShopId shop, CustomerId customer, int limit) {
        return calls.read("list the purchases of customer", customer, manager -> {
            var keys = new Read<>(manager, String.class, NEWEST_KEYS)
                    .with("customer", customer.value())
                    .with("shop", shop.value())
                    .limit(limit)
                    .values();
            return keys.isEmpty() ? List.of() : withTrainings(manager, keys, customer);
        });
    }

    @Override
    public int repoint(ShopId shop, CustomerId from, CustomerId to) {
        return calls.write(
                "give away the purchases of customer",
                from,
                manager -> Statements.execute(manager, REPOINT, to.value(), from.value(), shop.value()));
    }

    private static List<Purchase> withTrainings(EntityManager manager, List<String> keys, CustomerId customer) {
        return new Read<>(manager, PurchaseEntity.class, NEWEST)
                .with("keys", keys)
                .with("customer", customer.value())
                .list(PurchaseMapper::toModel);
    }

    private static Read<PurchaseEntity> read(EntityManager manager, String jpql, PurchaseRef ref) {
        return new Read<>(manager, PurchaseEntity.class, jpql).with("key", Keys.ofPurchase(ref));
    }
}
