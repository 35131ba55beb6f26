package org.chaland.checkout;

import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.ShopId;

/** Finds the record of whoever is signed in: by the link, and by nothing else (I1). */
final class Owners {

    private final Parts parts;

    Owners(Parts parts) {
        this.parts = parts;
    }

    /** The record of that account, whether it may be used or not; or empty. */
    Optional<Customer> find(ShopId shop, Account account) {
        return parts.storage().customers().findByAccount(shop, account);
    }

    /** Whether the account is its owner's key to that record now. */
    static boolean isUsable(Customer customer, Account account) {
        return customer.isActive()
                && customer.linkAt(account.issuer()).filter(Link::isActive).isPresent();
    }
}
