package org.chaland.backoffice;

import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.CustomerLocks;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;
import org.chaland.model.Task;

/** Opens tasks again that had stopped; nothing else, and no provider is called here (I4). */
final class Reruns {

    /** All keys of ours are such; not every store can look for every other text. */
    private static final Pattern KEY = Pattern.compile("[!-~]+");

    private final Parts parts;
    private final AuditTrail audit;

    Reruns(Parts parts, AuditTrail audit) {
        this.parts = parts;
        this.audit = audit;
    }

    RunAgainOutcome run(Staff staff, ShopId shop, String key, Access access) {
        if (!KEY.matcher(key).matches()) {
            return RunAgainOutcome.UNKNOWN;
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(
                        shop,
                        () -> parts.storage()
                                .tasks()
                                .find(shop, key)
                                .filter(task -> access.opens(staff, shop, task.customer(), PersonalField.TASKS))
                                .map(task -> run(staff, task))
                                .orElse(Optional.of(RunAgainOutcome.UNKNOWN))));
    }

    /** Empty if a race was lost and another round is worth it. */
    private Optional<RunAgainOutcome> run(Staff staff, Task task) {
        if (task.state() != Task.State.STOPPED) {
            return Optional.of(RunAgainOutcome.NOT_STOPPED);
        }
        if (!parts.storage().tasks().update(task.reopened(parts.now()))) {
            return Optional.empty();
        }
        var customer = CustomerLocks.current(parts.storage().customers(), task.shop(), task.customer())
                .map(Customer::id)
                .orElse(task.customer());
        audit.add(staff, task.shop(), customer, AuditEntry.Action.RUN_AGAIN);
        return Optional.of(RunAgainOutcome.BEGUN);
    }
}
