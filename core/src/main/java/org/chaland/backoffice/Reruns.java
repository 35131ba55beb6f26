package org.chaland.backoffice;

import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.Customers;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.ShopId;
import org.chaland.model.Task;

/** Opens tasks again that had stopped; nothing else, and no provider is called here (I4). */
final class Reruns {

    private final Parts parts;
    private final AuditTrail audit;

    Reruns(Parts parts, AuditTrail audit) {
        this.parts = parts;
        this.audit = audit;
    }

    RunAgainOutcome run(Staff staff, ShopId shop, String key) {
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(
                        shop,
                        () -> parts.storage()
                                .tasks()
                                .find(shop, key)
                                .map(task -> run(staff, task))
                                .orElse(Optional.of(RunAgainOutcome.UNKNOWN))));
    }

    /** Empty if a race was lost and another round is worth it. */
    private Optional<RunAgainOutcome> run(Staff staff, Task task) {
        if (task.state() != Task.State.STOPPED) {
            return Optional.of(RunAgainOutcome.NOT_STOPPED);
        }
        var opened = task.toBuilder()
                .state(Task.State.OPEN)
                .attempts(0)
                .nextAttemptAt(parts.now())
                .leasedUntil(Optional.empty())
                .reason(Optional.empty())
                .build();
        if (!parts.storage().tasks().update(opened)) {
            return Optional.empty();
        }
        var customer = Customers.current(parts.storage().customers(), task.shop(), task.customer())
                .map(Customer::id)
                .orElse(task.customer());
        audit.add(staff, task.shop(), customer, AuditEntry.Action.RUN_AGAIN);
        return Optional.of(RunAgainOutcome.BEGUN);
    }
}
