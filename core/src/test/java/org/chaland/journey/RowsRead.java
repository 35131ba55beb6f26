package org.chaland.journey;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.Storage;

/** A storage that remembers whose rows were read. */
final class RowsRead extends WatchedStorage {

    private final Set<String> owners = new TreeSet<>();

    RowsRead(Storage storage) {
        super(storage);
    }

    /** Ids, as text. */
    Set<String> owners() {
        return Set.copyOf(owners);
    }

    void forget() {
        owners.clear();
    }

    @Override
    protected void begins(String call) {}

    @Override
    protected void answered(Object answer) {
        rows(answer).flatMap(row -> owner(row).stream()).forEach(id -> owners.add(id.toString()));
    }

    private static Stream<?> rows(Object answer) {
        if (answer instanceof Optional<?> one) {
            return one.stream();
        }
        return answer instanceof Collection<?> several ? several.stream() : Stream.of(answer);
    }

    private static Optional<CustomerId> owner(Object row) {
        if (row instanceof Customer customer) {
            return Optional.of(customer.id());
        }
        if (row instanceof CustomerEntry line) {
            return Optional.of(line.id());
        }
        if (row instanceof Purchase purchase) {
            return Optional.of(purchase.customer());
        }
        if (row instanceof Task task) {
            return Optional.of(task.customer());
        }
        if (row instanceof AuditEntry entry) {
            return Optional.of(entry.customer());
        }
        return row instanceof Disclosure entry ? entry.customer() : Optional.empty();
    }
}
