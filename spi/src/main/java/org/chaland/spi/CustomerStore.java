package org.chaland.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;

/**
 * Keeps customers and their links. What a customer of one shop is called or linked to never shows in another.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface CustomerStore {

    /** What became of a wish to link. */
    enum Linking {
        /** The link exists now; epoch and version of the customer have each grown by one. */
        LINKED,
        /** This customer had this very account already; nothing changed. */
        ALREADY_LINKED,
        /** Another customer of the shop has this account; nothing changed. */
        LINKED_ELSEWHERE,
        /** This customer has another account of the same issuer; nothing changed. */
        OTHER_ACCOUNT,
        /** The shop has no such customer who is {@link Customer.State#ACTIVE}; nothing changed. */
        NOT_ACTIVE
    }

    /**
     * Stores a new customer with its links.
     *
     * @return whether it was stored; {@code false}, with nothing stored, if the id is taken or if another customer of the
     *     shop has one of the accounts. The enclosing transaction stays usable either way (I16).
     */
    boolean insert(Customer customer);

    /** The customer with its links, or empty if the shop has none of that id. */
    Optional<Customer> find(ShopId shop, CustomerId id);

    /**
     * As {@link #find}, and no other transaction changes or locks the customer until this one ends.
     *
     * @throws IllegalStateException if no transaction is active
     */
    Optional<Customer> lock(ShopId shop, CustomerId id);

    /**
     * Locks several customers as {@link #lock} does, in the order of the bytes of their ids, so that two transactions never wait
     * for each other.
     *
     * @return those of them that the shop has, in that order; unmodifiable
     * @throws IllegalStateException if no transaction is active
     */
    List<Customer> lockAll(ShopId shop, Collection<CustomerId> ids);

    /**
     * Locks the tombstones that lead to one of those customers, in the order of the bytes of their ids.
     *
     * @return their ids, in that order; unmodifiable
     * @throws IllegalStateException if no transaction is active
     */
    List<CustomerId> lockMerged(ShopId shop, Collection<CustomerId> survivors);

    /** The customer of the shop to whom that account is linked, in whatever state the link is; or empty. */
    Optional<Customer> findByAccount(ShopId shop, Account account);

    /**
     * Writes details, state, survivor, epoch and time of change; links are left as they are.
     *
     * @param customer carries the version that was read; the stored one becomes that plus one
     * @return whether it was written; {@code false}, with nothing written, if the stored version is another, if the stored
     *     epoch is higher, or if the customer is unknown
     */
    boolean update(Customer customer);

    /**
     * Makes tombstones of active customers that have no links. Tombstones that lead to them lead to the survivor afterwards. The
     * version of each grows by one, and so does the epoch of those that were active, so that every handle given out before is dead
     * (I5). Details stay. The caller has locked all of them.
     *
     * @param ids does not contain the survivor
     * @param at when the records changed
     * @return how many of the given customers are tombstones now
     */
    int mergeAll(ShopId shop, Collection<CustomerId> ids, CustomerId survivor, Instant at);

    /**
     * Links an account to an active customer (I2). In the same step the access epoch grows, so that every handle given out
     * before is dead (I5). The enclosing transaction stays usable whatever the answer (I16).
     */
    Linking link(ShopId shop, CustomerId id, Link link);

    /**
     * Replaces what is known of a link: its proof, state and time. In the same step the access epoch and the version grow (I5).
     * The state of the customer does not matter: an account is suspended also while its owner's record is restricted.
     *
     * @return whether it was replaced; {@code false}, with nothing changed, if this customer has no link to that account
     */
    boolean changeLink(ShopId shop, CustomerId id, Link link);

    /**
     * Takes a link away; the record stays. In the same step the access epoch and the version grow (I5).
     *
     * @return whether it was taken away; {@code false}, with nothing changed, if this customer has no link to that account
     */
    boolean unlink(ShopId shop, CustomerId id, Account account);

    /**
     * Removes the record with its links. What else names the customer is left as it is.
     *
     * @param version the one that was read
     * @return whether it was removed; {@code false}, with nothing changed, if the stored version is another or the customer is
     *     unknown
     */
    boolean delete(ShopId shop, CustomerId id, long version);
}
