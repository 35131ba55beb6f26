package org.chaland.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;

/**
 * Keeps claims, at most one of each asker in a shop, and the accounts of mailboxes that were proven, of all shops. A claim that is
 * removed leaves nothing behind: the tasks that are for it go along.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface ClaimStore {

    /**
     * Stores a new claim.
     *
     * @return whether it was stored; {@code false}, with nothing stored, if the id is taken or the asker has a claim in the
     *     shop. The enclosing transaction stays usable either way (I16).
     */
    boolean insert(Claim claim);

    /** Returns the claim of that id, however old; empty if the shop has none. */
    Optional<Claim> find(ShopId shop, UUID id);

    /** Returns the claim of exactly that asker in the shop, however old; empty if there is none. */
    Optional<Claim> findByAsker(ShopId shop, String asker);

    /**
     * Writes account, customer, epoch, tries, state and when it ended. Of several who count a try of the same version one does.
     *
     * @param claim carries the version that was read; the stored one becomes that plus one
     * @return whether it was written; {@code false}, with nothing written, if the stored version is another or the claim is
     *     unknown
     */
    boolean update(Claim claim);

    /**
     * Removes a claim. Of several who remove it at once one does.
     *
     * @return whether it was removed; {@code false}, with nothing changed, if the shop has none of that id
     */
    boolean delete(ShopId shop, UUID id);

    /**
     * Removes claims of all shops, those that were made longest ago first.
     *
     * @param requested those that were made then or before
     * @param most how many at most, at least 1
     * @return how many were removed; fewer than that if there are no more
     */
    int purge(Instant requested, int most);

    /**
     * Stores the account of a mailbox that was proven.
     *
     * @param account of the issuer {@link Account#MAILBOX}
     * @return whether it was stored; {@code false}, with nothing stored, if the address has an account or the account an address. The
     *     enclosing transaction stays usable either way (I16).
     */
    boolean insertMailbox(CanonicalEmail email, Account account, Instant provenAt);

    /**
     * Writes down that the mailbox was proven once more.
     *
     * @return whether it has an account
     */
    boolean provenAgain(CanonicalEmail email, Instant provenAt);

    /** Returns the account of that mailbox; empty if it was never proven, or is forgotten. */
    Optional<Account> accountOf(CanonicalEmail email);

    /** Returns the mailbox of which this is the account; empty if it is none. */
    Optional<CanonicalEmail> mailboxOf(Account account);

    /**
     * Looks at the accounts of mailboxes that were neither proven nor seen since, those that have waited longest first. Removes those to
     * which no customer of any shop is linked, and writes down of the others that they were seen.
     *
     * @param since neither proven nor seen after that
     * @param seenAt when the others are seen
     * @param most how many at most, at least 1
     * @return how many were looked at; fewer than that if there are no more
     */
    int purgeMailboxes(Instant since, Instant seenAt, int most);
}
