package org.chaland.claim;

import java.util.Optional;
import org.chaland.form.Violation;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.model.CustomerId;
import org.chaland.model.Visit;
import org.chaland.text.Messages;

/**
 * Claims: a signed-in visitor proves, by a code mailed to a stored address, that the guest records with that address are theirs
 * (I2c). Only records with a purchase that was paid are claimed, also if it was refunded since: anybody can leave a form or an
 * unpaid order with any address, and that must not become somebody's data. Such records are left to expire; an order that is paid
 * later can be claimed then. Records whose accounts have all been deleted by their providers count as guest records; their broken links are removed.
 * The claimed records are merged into the record of the visitor's account, and paid purchases open the support area.
 *
 * <pre>{@code
 * chaland.claims().request(visit, email);      // show "if there is something, a code is on its way"
 * chaland.claims().answer(visit, code);
 * }</pre>
 *
 * <p>Only a visitor who is signed in as themselves can claim; an operator who acts for another person cannot (I13). Neither the
 * answer of a method nor its duration tells whether there is a record with an address (I6). Call both methods outside of a
 * transaction: tries are counted even if the request that made them fails.
 *
 * <p>Safe for use by several threads.
 */
public final class Claims {

    private final ClaimRequests requests;
    private final ClaimAnswers answers;

    /** Internal: called by {@link org.chaland.Chaland} only. */
    @SuppressWarnings("exports")
    public Claims(Parts parts, AccountTasks tasks, Messages messages) {
        requests = new ClaimRequests(parts, messages);
        answers = new ClaimAnswers(parts, tasks);
    }

    /**
     * Requests a code. {@link org.chaland.upkeep.Upkeep} mails it, if there are guest records with that address. Run it from a
     * schedule and not within the visitor's request, because its duration would tell.
     *
     * <p>An account has one claim in a shop; a new request cancels the one before. A code is valid for ten minutes after it was
     * mailed, and it is not mailed later than an hour after the request. The number of requests is limited for each account and
     * for each address ({@link org.chaland.spi.Limit}), before anything is looked up. Two requests of an account for one address
     * in a day are free of the limit of the address, so that others cannot keep its owner out.
     *
     * @param email as typed
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     * @throws IllegalArgumentException if there is no such shop
     */
    public RequestOutcome request(Visit visit, String email) {
        return requests.request(visit, email);
    }

    /**
     * Answers the claim with a code. Every answer counts as a try, and a claim has five tries. All failures look the same, so that
     * a visitor who guesses learns nothing. A hundred records are merged in one transaction; of more, a crash leaves the rest to be
     * claimed again.
     *
     * @param code as typed; hyphens, spaces and the case of letters are ignored
     * @return what the visitor has got; empty if nothing was claimed, for any reason
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     * @throws IllegalArgumentException if there is no such shop
     */
    public Optional<Claimed> answer(Visit visit, String code) {
        return answers.answer(visit, code);
    }

    /**
     * Result of requesting a code.
     *
     * @param status what happened
     * @param violation what is wrong with the address, for {@link Status#NO_ADDRESS}; otherwise empty
     */
    public record RequestOutcome(Status status, Optional<Violation> violation) {

        RequestOutcome(Status status) {
            this(status, Optional.empty());
        }

        /** What happened to a request. */
        public enum Status {
            /** A code is on its way, if guest records have the address. */
            REQUESTED,
            /** The text is not an e-mail address; nothing was looked up. */
            NO_ADDRESS,
            /** Too many requests by this account, or too many repeated ones for this address; nothing was looked up. */
            TOO_OFTEN,
            /** The visitor is not signed in, or is an operator who acts for another person; nothing was looked up. */
            NOT_SIGNED_IN,
            /** The account cannot be used in this shop: it is suspended or deleted, or its record is out of use. */
            NOT_USABLE
        }
    }

    /**
     * The records that now belong to the visitor.
     *
     * @param customer the record into which they were merged
     * @param records how many there were
     * @param purchases how many purchases came with them
     */
    public record Claimed(CustomerId customer, int records, long purchases) {}
}
