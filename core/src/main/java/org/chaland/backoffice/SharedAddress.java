package org.chaland.backoffice;

import java.util.List;
import org.chaland.model.CustomerEntry;

/**
 * Records with one e-mail address: perhaps one person, perhaps not; whether to merge them is for staff to judge (I1). Its text
 * form tells how many they are (I10).
 *
 * @param customers the oldest first; unmodifiable
 */
public record SharedAddress(List<CustomerEntry> customers) {

    /** Keeps its own copy of the list. */
    public SharedAddress {
        customers = List.copyOf(customers);
    }

    @Override
    public String toString() {
        return "SharedAddress[customers=" + customers.size() + "]";
    }
}
