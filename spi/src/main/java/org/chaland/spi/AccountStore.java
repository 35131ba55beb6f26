package org.chaland.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Access;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopAccount;
import org.chaland.model.ShopId;

/**
 * Keeps the accounts that shops had made, and finds the customers of an account in all shops. Only this store reads beyond one
 * shop; its results are never shown to anybody. Accounts are compared as bytes.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface AccountStore {

    /**
     * Returns the customers of every shop to whom the account is linked, in every state of link and customer, in no order.
     * Their access is that of all their purchases that were ever paid: without end if one that is not cancelled has a training
     * without end, or no training; otherwise until the last end of a training. A cancelled purchase ended as its trainings say,
     * or when it was cancelled if they do not.
     *
     * @return unmodifiable; empty if it is linked to no customer
     */
    List<Holder> holders(Account account);

    /**
     * Stores an account that a shop had made.
     *
     * @return whether it was stored; {@code false}, with nothing stored, if the account is known. The enclosing transaction
     *     stays usable either way (I16).
     */
    boolean insert(ShopAccount account);

    /** Returns what is known of an account that a shop had made; empty if no shop did, or if it was deleted. */
    Optional<ShopAccount> find(Account account);

    /** Whether that shop had the account made. */
    default boolean isMadeBy(ShopId shop, Account account) {
        return find(account).filter(made -> made.madeBy().equals(shop)).isPresent();
    }

    /**
     * As {@link #find}, and no other transaction changes or locks it until this one ends. It is shown as it is now, also where
     * others have changed it since this transaction began and the storage goes on to show what was there before; or the
     * transaction is given up.
     *
     * @throws IllegalStateException if no transaction is active
     */
    Optional<ShopAccount> lock(Account account);

    /**
     * Writes whether it is suspended or closed, and when to look at it next. The caller has locked it.
     *
     * @return whether it was written; {@code false} if it is not known
     */
    boolean update(ShopAccount account);

    /**
     * Deletes what is known of the account. Links to it stay.
     *
     * @return whether there was something to delete
     */
    boolean delete(Account account);

    /**
     * Returns the accounts whose {@link ShopAccount#lookAt} lies after the one time and not after the other, those that have
     * waited longest first.
     *
     * @param limit at most so many, at least 1
     * @return unmodifiable; empty if there are none
     */
    List<Account> toLookAt(Instant after, Instant until, int limit);

    /**
     * A customer of some shop to whom an account is linked.
     *
     * @param shop whose customer
     * @param customer which one
     * @param link to the account
     * @param access until when what this customer paid gives access
     */
    record Holder(ShopId shop, CustomerId customer, Link link, Access access) {}
}
