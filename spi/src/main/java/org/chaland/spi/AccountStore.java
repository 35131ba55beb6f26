package org.chaland.spi;

import java.time.Instant;
import java.util.List;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;

/**
 * Looks at accounts across all shops: whose they are, until when, and when that is to be looked at again. Nothing else looks
 * beyond a shop, and nobody is ever shown what is found here.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface AccountStore {

    /**
     * The customers of every shop to whom the account is linked, in whatever state the link and the customer are, in no order.
     * Their access is that of all their purchases that were ever paid: without end if one that is not cancelled has a training
     * without end, or no training; otherwise until the last end of a training. What was cancelled has ended as its trainings
     * say, or when it was cancelled if they do not.
     *
     * @return unmodifiable; empty if it is linked to nobody
     */
    List<AccountHolder> holders(Account account);

    /**
     * Accounts that the shop made for a customer and that are not gone, whose time to be looked at lies after the one and not
     * after the other, those that have waited longest first. A link that is new, be it in place of another, is looked at from
     * {@link org.chaland.model.Link#since} on; others have no such time.
     *
     * @param limit at most so many, at least 1
     * @return unmodifiable, each once; empty if there are none
     */
    List<Account> toLookAt(Instant after, Instant until, int limit);

    /** The account is to be looked at then; nothing changes for one that has no such time. */
    void lookAgain(Account account, Instant at);
}
