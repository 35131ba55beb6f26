package org.chaland.checkout;

import java.util.Optional;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.Details;

/**
 * A checkout whose handle is alive, and the record it writes.
 *
 * @param checkout as read
 * @param customer as read, at the checkout's epoch; empty before the first submit
 */
record Live(Checkout checkout, Optional<Customer> customer) {

    /** With what was typed since, if there is anything; not stored. */
    Live withDraft(Details typed) {
        return typed.values().isEmpty()
                ? this
                : new Live(checkout.toBuilder().draft(Optional.of(typed)).build(), customer);
    }

    /** The guest of this checkout, or empty if nothing was submitted yet or an account has signed in. */
    Optional<Customer> guest() {
        return customer.filter(found -> checkout.account().isEmpty() && found.isGuest());
    }
}
