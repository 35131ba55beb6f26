package org.chaland.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.Task;

/** What is left of records that were erased, until nothing is. */
final class Remains {

    /** More than a record has that nobody uses any more. */
    private static final int MOST_TASKS = 1_000;

    private static final Duration LATER = Duration.ofDays(30);

    private final Parts parts;

    Remains(Parts parts) {
        this.parts = parts;
    }

    /** When to look again; empty if all of it is gone. */
    Optional<Instant> review(Customer erased, List<Purchase> purchases) {
        var policy = parts.rules(erased.shop()).retention();
        var until = Stream.concat(
                        Stream.of(policy.tracesUntil(erased.changedAt())),
                        purchases.stream().filter(Vouchers::hasDetails).map(purchase -> policy.keptUntil(purchase)))
                .filter(time -> time.isAfter(parts.now()))
                .min(Instant::compareTo);
        if (until.isPresent()) {
            return until;
        }
        var records = parts.storage().directory().records(erased.shop(), erased.id());
        if (records.stream().anyMatch(record -> isUnfinished(erased, record))) {
            return Optional.of(parts.now().plus(LATER));
        }
        records.forEach(record -> remove(erased, record));
        return Optional.empty();
    }

    /** Something is still to be done, by us or by a person: an account to be deleted or looked for, somebody to be told. */
    private boolean isUnfinished(Customer erased, CustomerId record) {
        return parts.storage().tasks().ofCustomer(erased.shop(), record, MOST_TASKS).stream()
                .anyMatch(task -> task.state() != Task.State.DONE);
    }

    private void remove(Customer erased, CustomerId record) {
        var storage = parts.storage();
        storage.retention().forgetHistory(erased.shop(), record);
        storage.customers()
                .find(erased.shop(), record)
                .ifPresent(found -> storage.customers().delete(erased.shop(), record, found.version()));
    }
}
