package org.chaland.claim;

import java.util.Locale;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.text.Messages;

/**
 * Claims: whoever is signed in proves, by a code mailed to the address that is stored, that guest records with that address are
 * theirs (I2c). So is a record whose accounts their providers have all deleted; its broken links end. The records then become one with the account's customer; what was paid opens the support area.
 *
 * <pre>{@code
 * chaland.claims().request(shop, visitor, typed, locale);      // "if there is something, a code is on its way"
 * chaland.claims().answer(shop, visitor, code);
 * }</pre>
 *
 * <p>Only who is signed in as themselves can claim: somebody who acts for another cannot (I13). Neither method tells, by its
 * answer or by what it takes to give it, whether there is any record with an address (I6). Both are to be called outside a
 * transaction of the host: tries are counted for good, whatever becomes of the request in which they were made.
 *
 * <p>Safe for use by several threads.
 */
public final class Claims {

    private final ClaimRequests requests;
    private final ClaimAnswers answers;

    /** For {@link org.chaland.Chaland}. Nobody else can name the types of its parameters. */
    @SuppressWarnings("exports")
    public Claims(Parts parts, AccountTasks tasks, Messages messages) {
        requests = new ClaimRequests(parts, messages);
        answers = new ClaimAnswers(parts, tasks);
    }

    /**
     * Asks for a code. It is mailed by {@link org.chaland.upkeep.Upkeep}, if guest records with that address are in use; run it
     * from a schedule, not within the visitor's request, whose length would tell.
     *
     * <p>An account has one claim in a shop: the one before is void. A code is good for ten minutes from when it is mailed, and
     * is not mailed any more an hour after it was asked for. How often one may ask is limited, before anything is looked up, for
     * each account and for each address ({@link org.chaland.spi.Limits}).
     *
     * @param email as typed
     * @param locale of the message if it is rejected
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     * @throws IllegalArgumentException if there is no such shop
     */
    public RequestOutcome request(ShopId shop, Visitor.SignedIn visitor, String email, Locale locale) {
        return requests.request(shop, visitor.account(), email, locale);
    }

    /**
     * Answers the claim with a code. Each answer counts, five at most; so that somebody who only guesses finds nothing out, all
     * that fails is one and the same answer.
     *
     * @param code as typed: hyphens, spaces and the case of letters do not matter
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     * @throws IllegalArgumentException if there is no such shop
     */
    public AnswerOutcome answer(ShopId shop, Visitor.SignedIn visitor, String code) {
        return answers.answer(shop, visitor.account(), code);
    }
}
