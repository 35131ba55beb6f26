package org.chaland.linking;

import org.chaland.internal.Rounds;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.CustomerStore.Linking;

/** Puts one link in the place of another, in the transaction that has locked the customer; the epoch grows (I5). */
public final class Links {

    private Links() {}

    /**
     * @param old as the customer has it
     * @param by of the same issuer; also of the same account, to change what is said of it
     * @return {@code LINKED}, or {@code LINKED_ELSEWHERE} if another customer has the account and the old link has stayed
     */
    public static Linking replace(CustomerStore store, Customer customer, Link old, Link by) {
        var shop = customer.shop();
        var owner = store.findByAccount(shop, by.account());
        if (owner.filter(other -> !other.equals(customer)).isPresent()) {
            return Linking.LINKED_ELSEWHERE;
        }
        Rounds.requireWon(shop, store.unlink(shop, customer.id(), old.account()));
        if (store.link(shop, customer.id(), by) == Linking.LINKED) {
            return Linking.LINKED;
        }
        // Another customer got the account since it was looked for.
        Rounds.requireWon(shop, store.link(shop, customer.id(), old) == Linking.LINKED);
        return Linking.LINKED_ELSEWHERE;
    }
}
