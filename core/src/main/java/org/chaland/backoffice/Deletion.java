package org.chaland.backoffice;

import java.util.List;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.linking.CustomerLocks;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.PurchaseCounts;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.upkeep.Intents;

/**
 * Deletes records of which nothing was purchased. The lock on the customer is the one that whoever places an order takes, so of
 * the two one comes first, and the other sees it.
 */
final class Deletion {

    private static final String DELETED = "customer-deleted";

    /** More than a customer without purchases has. */
    private static final int READ_AT_MOST = 1_000;

    private final Parts parts;
    private final AuditTrail audit;
    private final Intents intents;

    Deletion(Parts parts, AuditTrail audit) {
        this.parts = parts;
        this.audit = audit;
        intents = new Intents(parts);
    }

    DeleteOutcome delete(Staff staff, ShopId shop, CustomerId id, long version) {
        return parts.storage().transactions().inTransaction(() -> {
            var tombstones = CustomerLocks.lockTombstones(parts.storage(), shop, id);
            return parts.storage()
                    .customers()
                    .lock(shop, id)
                    .filter(Customer::isActive)
                    .map(customer -> delete(staff, customer, version, tombstones))
                    .orElseGet(DeleteOutcome.Unknown::new);
        });
    }

    private DeleteOutcome delete(Staff staff, Customer customer, long version, List<CustomerId> tombstones) {
        if (customer.version() != version) {
            return new DeleteOutcome.Changed();
        }
        var shop = customer.shop();
        var records =
                Stream.concat(tombstones.stream(), Stream.of(customer.id())).toList();
        var counts = counts(shop, records);
        if (counts.total() > 0) {
            return new DeleteOutcome.HasPurchases(counts);
        }
        records.forEach(record -> remove(shop, record));
        audit.add(staff, shop, customer.id(), AuditEntry.Action.DELETED);
        return new DeleteOutcome.Deleted();
    }

    private PurchaseCounts counts(ShopId shop, List<CustomerId> records) {
        return records.stream()
                .map(record -> parts.storage().purchases().counts(shop, record))
                .reduce(
                        new PurchaseCounts(0, 0, 0),
                        (one, other) -> new PurchaseCounts(
                                one.placed() + other.placed(),
                                one.completed() + other.completed(),
                                one.cancelled() + other.cancelled()));
    }

    private void remove(ShopId shop, CustomerId record) {
        parts.storage()
                .customers()
                .find(shop, record)
                .ifPresent(found -> parts.storage().customers().delete(shop, record, found.version()));
        // Ending a task raises its version, so the result of a running worker does not count.
        parts.storage().tasks().ofCustomer(shop, record, READ_AT_MOST).stream()
                .filter(task -> task.state() != Task.State.DONE)
                .forEach(task -> intents.end(shop, task.key(), DELETED));
    }
}
