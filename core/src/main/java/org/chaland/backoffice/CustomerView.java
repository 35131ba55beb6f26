package org.chaland.backoffice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.Task;

/**
 * A customer with everything that the purpose opens; everything else is left out. Its text form shows the id only.
 *
 * @param shown the fields that the purpose opens; a field that is not among them may have a value
 * @param customer the record: contact, billing, links, state, version, times
 * @param counts number of purchases by state
 * @param purchases the first page of purchases; {@link BackOffice#purchases} returns the next ones
 * @param tasks of this record and of those merged into it: stopped, then open, then done ones, the newest first, at most
 *     {@link BackOffice#PAGE_SIZE}
 * @param audit the first page of what staff did; {@link BackOffice#audit} returns the next ones
 * @param tombstones the records that were merged into this one, ordered by id
 * @param sameAddress other records with the same e-mail address, the oldest first, at most {@link BackOffice#PAGE_SIZE}
 */
public record CustomerView(
        Set<PersonalField> shown,
        Customer customer,
        Purchase.Counts counts,
        Page<Purchase, String> purchases,
        List<TaskView> tasks,
        Page<AuditEntry, UUID> audit,
        List<CustomerId> tombstones,
        List<CustomerEntry> sameAddress) {

    /** Copies the collections. */
    public CustomerView {
        shown = Set.copyOf(shown);
        tasks = List.copyOf(tasks);
        tombstones = List.copyOf(tombstones);
        sameAddress = List.copyOf(sameAddress);
    }

    @Override
    public String toString() {
        return "CustomerView[" + customer.id() + "]";
    }

    /**
     * A task with an explanation for staff.
     *
     * @param task as stored; {@link Task#detail()} is what the provider says about its refusal
     * @param waiting why it waits; empty if it is done
     * @param explanation what the reason of the task means and what staff can do, in the requested language; empty if the task has no
     *     reason
     */
    public record TaskView(Task task, Optional<Task.Waiting> waiting, Optional<String> explanation) {

        /** Returns whether {@link BackOffice#runAgain} can run the task again. A code is not mailed again: its owner asks for another. */
        public boolean canRunAgain() {
            return task.claim().isEmpty() && task.canRunAgain();
        }
    }
}
