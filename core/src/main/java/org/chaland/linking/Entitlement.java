package org.chaland.linking;

import org.chaland.internal.Parts;
import org.chaland.model.Customer;

/** Whether a customer's purchases still give access. */
public final class Entitlement {

    private final Parts parts;

    /** Reads the storage of those parts. */
    public Entitlement(Parts parts) {
        this.parts = parts;
    }

    /** Whether a paid purchase of the customer gives access now. */
    public boolean holds(Customer customer) {
        return parts.storage().purchases().givesAccess(customer.shop(), customer.id(), parts.now());
    }
}
