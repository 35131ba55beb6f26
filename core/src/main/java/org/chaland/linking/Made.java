package org.chaland.linking;

import java.util.List;
import org.chaland.model.Account;
import org.chaland.model.Contact;

/**
 * Accounts that carry a key of ours.
 *
 * @param accounts at least one
 * @param shown what they are known to show: nothing, unless they were made just now
 */
record Made(List<Account> accounts, Contact shown) {

    static Made showing(Contact contact, List<Account> accounts) {
        return new Made(accounts, contact);
    }

    /** Some time ago, of whatever the record said then. */
    static Made before(List<Account> accounts) {
        return new Made(accounts, Contact.empty());
    }

    Account first() {
        return accounts.get(0);
    }
}
