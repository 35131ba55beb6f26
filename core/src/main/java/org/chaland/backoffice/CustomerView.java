package org.chaland.backoffice;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseCounts;

/**
 * All that is known of a customer and that the purpose opens; whatever it does not open is left out. Its text form shows ids only
 * (I10).
 *
 * @param shown what the purpose opens of a customer: what is not among it may well be there
 * @param customer the record: contact, billing, links, state, version, times
 * @param counts how many purchases there are, by state
 * @param purchases the first page of them, as {@link BackOffice#purchases} continues it
 * @param tasks what is to be done, is done or has stopped, the newest first, at most {@link BackOffice#PAGE_SIZE}; those of
 *     the records that were merged into this one among them
 * @param audit the first page of what staff did, as {@link BackOffice#audit} continues it
 * @param tombstones the records that were merged into this one, in the order of their ids
 * @param sameAddress other records with the same e-mail address, the oldest first, at most {@link BackOffice#PAGE_SIZE}
 */
public record CustomerView(
        Set<PersonalField> shown,
        Customer customer,
        PurchaseCounts counts,
        Page<Purchase, String> purchases,
        List<TaskView> tasks,
        Page<AuditEntry, UUID> audit,
        List<CustomerId> tombstones,
        List<CustomerEntry> sameAddress) {

    /** Keeps its own copy of the lists. */
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
}
