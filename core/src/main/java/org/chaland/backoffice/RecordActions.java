package org.chaland.backoffice;

import static org.chaland.backoffice.BackOffice.MOST_TOGETHER;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaland.backoffice.BackOffice.RunAgain;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.model.AuditEntry.Action;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.privacy.DataExport;
import org.chaland.privacy.ErasureOutcome;
import org.chaland.privacy.Erasures;
import org.chaland.privacy.PersonalData;
import org.chaland.privacy.Receipt;
import org.chaland.upkeep.Intents;

/** Deletes, erases and restricts records, and runs tasks that wait again. */
final class RecordActions {

    private static final String DELETED = "customer-deleted";

    /** More tasks than a customer without purchases has. */
    private static final int MOST_TASKS = 1_000;

    /** All task keys and reasons match. Some stores cannot look for other text. */
    private static final Pattern TASK_KEY = Pattern.compile("[!-~]+");

    private final Parts parts;
    private final Erasures erasures;
    private final DataExport export;
    private final StaffGate gate;
    private final AccountTasks tasks;
    private final Intents intents;

    RecordActions(Parts parts, Erasures erasures, DataExport export, StaffGate gate, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        this.erasures = erasures;
        this.export = export;
        this.gate = gate;
        intents = new Intents(parts);
    }

    /** The lock on the customer orders this before or after an order that is placed at the same time. */
    StaffOutcome<CustomerId> delete(Staff staff, CustomerId id, long version) {
        var shop = staff.shop();
        return parts.storage().transactions().inTransaction(() -> {
            var tombstones = CustomerLocks.lockTombstones(parts.storage(), shop, id);
            return parts.storage()
                    .customers()
                    .lock(shop, id)
                    .filter(Customer::isActive)
                    .map(customer -> delete(staff, customer, version, tombstones))
                    .orElseGet(() -> StaffOutcome.refused(Refusal.UNKNOWN));
        });
    }

    private StaffOutcome<CustomerId> delete(Staff staff, Customer customer, long version, List<CustomerId> tombstones) {
        if (customer.version() != version) {
            return StaffOutcome.refused(Refusal.CHANGED);
        }
        var shop = customer.shop();
        var records =
                Stream.concat(tombstones.stream(), Stream.of(customer.id())).toList();
        if (records.stream().anyMatch(record -> hasPurchases(shop, record))) {
            return StaffOutcome.refused(Refusal.HAS_PURCHASES);
        }
        records.forEach(record -> remove(shop, record));
        gate.log(staff, customer.id(), Action.DELETED);
        return StaffOutcome.done(customer.id());
    }

    private boolean hasPurchases(ShopId shop, CustomerId record) {
        return parts.storage().purchases().counts(shop, record).total() > 0;
    }

    private void remove(ShopId shop, CustomerId record) {
        var customers = parts.storage().customers();
        customers.find(shop, record).ifPresent(found -> customers.delete(shop, record, found.version()));
        parts.storage().tasks().ofCustomer(shop, record, MOST_TASKS).stream()
                .filter(task -> task.state() != Task.State.DONE)
                .forEach(task -> intents.end(shop, task.key(), DELETED));
    }

    StaffOutcome<Receipt> erase(Staff staff, CustomerId id, long version, boolean accessGivenUp) {
        return parts.storage().transactions().inTransaction(() -> {
            if (erasable(staff.shop(), id).isEmpty()) {
                return StaffOutcome.refused(Refusal.UNKNOWN);
            }
            return erasures.erase(staff.shop(), id, accessGivenUp, locked -> locked.version() == version)
                    .map(outcome -> erased(staff, id, outcome))
                    .orElseGet(() -> StaffOutcome.refused(Refusal.CHANGED));
        });
    }

    private StaffOutcome<Receipt> erased(Staff staff, CustomerId id, ErasureOutcome outcome) {
        if (!outcome.erased()) {
            return new StaffOutcome.Refused<>(Refusal.OBLIGED, Optional.empty(), outcome.obligations());
        }
        gate.log(staff, id, Action.ERASED);
        // Read again: the receipt names the audit log only if it has an entry.
        return StaffOutcome.done(erasures.receipt(staff.shop(), id).orElseThrow());
    }

    Optional<ErasureOutcome> previewErasure(ShopId shop, CustomerId id) {
        return erasable(shop, id).map(erasures::preview);
    }

    private Optional<Customer> erasable(ShopId shop, CustomerId id) {
        return parts.storage().customers().find(shop, id).filter(Erasures::isErasable);
    }

    /** The copy is handed out only after it has been written down; the host's part of it is read outside of a transaction. */
    StaffOutcome<PersonalData> personalData(Staff staff, CustomerId id) {
        parts.requireNoTransaction("Gathering personal data");
        var everything = EnumSet.allOf(PersonalField.class);
        if (!gate.allows(staff, id, everything)) {
            return StaffOutcome.refused(Refusal.UNKNOWN);
        }
        return erasable(staff.shop(), id)
                .map(customer -> export.of(customer, Optional.empty()))
                .map(copy -> gate.read(
                        staff, PersonalField.RECORD, StaffOutcome.<PersonalData>refused(Refusal.UNKNOWN), read -> {
                            read.show(id, everything);
                            return StaffOutcome.done(copy);
                        }))
                .orElseGet(() -> StaffOutcome.refused(Refusal.UNKNOWN));
    }

    StaffOutcome<CustomerId> restrict(Staff staff, CustomerId id, long version, String reason) {
        return change(staff, id, version, reason, Action.RESTRICTED);
    }

    StaffOutcome<CustomerId> liftRestriction(Staff staff, CustomerId id, long version, String reason) {
        return change(staff, id, version, reason, Action.RESTRICTION_LIFTED);
    }

    /** Raises the epoch, so handles and claims of before are no longer valid (I5). */
    private StaffOutcome<CustomerId> change(Staff staff, CustomerId id, long version, String typed, Action action) {
        var restricts = action == Action.RESTRICTED;
        var from = restricts ? Customer.State.ACTIVE : Customer.State.RESTRICTED;
        var to = restricts ? Customer.State.RESTRICTED : Customer.State.ACTIVE;
        var reason = Reason.of(typed);
        if (!reason.faults().isEmpty()) {
            return StaffOutcome.rejected(reason.faults());
        }
        return parts.storage().transactions().inTransaction(() -> {
            var found = parts.storage().customers().lock(staff.shop(), id).filter(customer -> customer.state() == from);
            if (found.isEmpty()) {
                return StaffOutcome.refused(Refusal.UNKNOWN);
            }
            var changed = found.get().toBuilder()
                    .version(version)
                    .state(to)
                    .epoch(found.get().epoch() + 1)
                    .changedAt(parts.now())
                    .build();
            if (!parts.storage().customers().update(changed)) {
                return StaffOutcome.refused(Refusal.CHANGED);
            }
            if (restricts) {
                tasks.restricted(changed);
            } else {
                tasks.restrictionLifted(changed);
            }
            gate.log(staff, id, action, reason);
            return StaffOutcome.done(id);
        });
    }

    /** The provider is called by a task (I4). */
    StaffOutcome<CustomerId> inviteAgain(Staff staff, CustomerId id) {
        return parts.storage().transactions().inTransaction(() -> {
            var customer = parts.storage().customers().lock(staff.shop(), id).filter(Customer::isActive);
            if (customer.isEmpty()) {
                return StaffOutcome.refused(Refusal.UNKNOWN);
            }
            if (!tasks.inviteAgain(customer.get())) {
                return StaffOutcome.refused(Refusal.NOT_OURS);
            }
            gate.log(staff, id, Action.INVITED_AGAIN);
            return StaffOutcome.done(id);
        });
    }

    /** Makes a task due; no provider is called here (I4). */
    StaffOutcome<CustomerId> runAgain(Staff staff, String key) {
        gate.requireShop(staff);
        if (!TASK_KEY.matcher(key).matches()) {
            return StaffOutcome.refused(Refusal.UNKNOWN);
        }
        var shop = staff.shop();
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(
                        shop,
                        () -> parts.storage()
                                .tasks()
                                .find(shop, key)
                                .filter(task -> task.claim().isEmpty()
                                        && gate.allows(staff, task.customer(), PersonalField.TASKS))
                                .map(task -> reopen(staff, task))
                                .orElseGet(() -> Optional.of(StaffOutcome.refused(Refusal.UNKNOWN)))));
    }

    /** Returns empty if another writer won. */
    private Optional<StaffOutcome<CustomerId>> reopen(Staff staff, Task task) {
        if (!task.canRunAgain()) {
            return Optional.of(StaffOutcome.refused(Refusal.NOT_WAITING));
        }
        if (!parts.storage().tasks().update(task.runAgain(parts.now()))) {
            return Optional.empty();
        }
        var customer = current(task);
        gate.log(staff, customer, Action.RUN_AGAIN);
        return Optional.of(StaffOutcome.done(customer));
    }

    private CustomerId current(Task task) {
        return CustomerLocks.current(parts.storage().customers(), task.shop(), task.customer())
                .map(Customer::id)
                .orElse(task.customer());
    }

    /** A task that another writer changes meanwhile is left to it. */
    StaffOutcome<RunAgain> runAllAgain(Staff staff, String reason, Task.Place after) {
        gate.requireShop(staff);
        if (!TASK_KEY.matcher(reason).matches()) {
            return StaffOutcome.unchanged(new RunAgain(0, Optional.empty()));
        }
        return parts.storage().transactions().inTransaction(() -> {
            var page = parts.storage().tasks().waiting(staff.shop(), Optional.of(reason), after, MOST_TOGETHER);
            var begun = page.stream()
                    .filter(task ->
                            mayRunAgain(staff, task) && parts.storage().tasks().update(task.runAgain(parts.now())))
                    .toList();
            begun.stream()
                    .map(this::current)
                    .distinct()
                    .forEach(customer -> gate.log(staff, customer, Action.RUN_AGAIN));
            var next = page.size() < MOST_TOGETHER
                    ? Optional.<Task.Place>empty()
                    : page.get(MOST_TOGETHER - 1).place();
            var answer = new RunAgain(begun.size(), next);
            return begun.isEmpty() ? StaffOutcome.unchanged(answer) : StaffOutcome.done(answer);
        });
    }

    private boolean mayRunAgain(Staff staff, Task task) {
        return task.claim().isEmpty() && task.canRunAgain() && gate.allows(staff, task.customer(), PersonalField.TASKS);
    }
}
