package org.chaland.checkout;

import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;

/** Whether an account is its owner's key to a record: the link says so, and nothing else does (I1). */
final class Owners {

    private Owners() {}

    /** Whether the account opens that record now. */
    static boolean isUsable(Customer customer, Account account) {
        return customer.isActive()
                && customer.linkAt(account.issuer())
                        .filter(link -> link.account().equals(account))
                        .filter(Link::isActive)
                        .isPresent();
    }
}
