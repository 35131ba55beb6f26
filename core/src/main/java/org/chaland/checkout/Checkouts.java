package org.chaland.checkout;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.claim.CodeRequest;
import org.chaland.claim.MailboxCodes;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
import org.chaland.model.Details;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.ShopForms;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.SignOutRequest;

/**
 * The contact step and the order that follows it.
 *
 * <p>Safe for use by several threads. Every method throws {@link IllegalArgumentException} for a shop that
 * {@link org.chaland.spi.ShopSettings} does not know, and {@link org.chaland.spi.StorageException} if the storage fails.
 *
 * <p>Methods that may call a provider throw {@link org.chaland.spi.RemoteCallInTransactionException} inside a transaction (I4):
 * {@link #open} and {@link #submit(Visit, Submission)} for a visitor who is signed in, {@link #beginSignIn},
 * {@link #beginSignInForOrder}, {@link #initiatedSignIn}, {@link #postedSignIn}, both {@code signedIn}, {@link #signedInForOrder},
 * {@link #signInWithPassword}, {@link #signOut} and {@link #signedOut}. All other methods take part in the transaction of the calling thread, if there is one.
 */
public final class Checkouts {

    private final Parts parts;
    private final CheckoutHandles handles;
    private final ContactSteps steps;
    private final SignIns signIns;
    private final PasswordSignIns passwords;
    private final CodeSignIns codes;
    private final Submissions submissions;
    private final Orders orders;

    /** Internal: called by Chaland only. */
    @SuppressWarnings("exports")
    public Checkouts(Parts parts, ShopForms forms, AccountTasks tasks, MailboxCodes mailboxCodes) {
        this.parts = parts;
        handles = new CheckoutHandles(parts);
        steps = new ContactSteps(parts, forms);
        var transfer = new CheckoutTransfer(parts, handles, tasks);
        signIns = new SignIns(parts, handles, transfer, forms, tasks);
        passwords = new PasswordSignIns(parts, handles, signIns);
        codes = new CodeSignIns(parts, handles, signIns, forms, mailboxCodes, tasks);
        submissions = new Submissions(parts, handles, transfer, steps, forms, tasks);
        orders = new Orders(parts, handles, steps, forms, tasks);
    }

    /**
     * Returns the form to show. Writes nothing; for an anonymous visitor without a handle, reads nothing either (I6).
     *
     * @return the form, filled with what this visitor may see. If the visit's handle is dead, a fresh form whose
     *     {@link ContactStep#expired()} is true; after an order was placed with it, a fresh form that is not expired.
     */
    public ContactStep open(Visit visit) {
        parts.rules(visit.shop());
        var stored = handles.stored(visit);
        var live = stored.flatMap(checkout -> handles.live(visit, checkout));
        var profile = steps.asked(visit, live);
        return live.isEmpty() && !CheckoutHandles.begins(visit, stored)
                ? steps.expired(visit, Optional.empty(), profile)
                : steps.opened(visit, live, profile);
    }

    /**
     * Stores what was typed so far and returns where to send the browser to sign in.
     *
     * @param draft what was typed so far, unchecked; at most 8,000 bytes in UTF-8
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public BeginSignInOutcome beginSignIn(Visit visit, SignInRequest request, Details draft) {
        return signIns.begin(visit, request, draft);
    }

    /**
     * Sends on a browser that a provider has sent because somebody wants to sign in from there ({@link org.chaland.spi.SignInInitiation}): by a
     * form that is posted, or by parameters of the address. Such a request comes from another site, so cookies of this one may be absent: read none,
     * and set none but the one for the handle that is returned. Answer by a redirect (302).
     *
     * @param parameters what the browser sent along, untrusted
     * @param returnTo where the provider sends the browser back
     * @return {@link BeginSignInOutcome.Redirect}, whose handle the browser keeps beside that of its checkout, for a quarter of an hour; or a
     *     refusal, {@link SignedInOutcome.Reason#NOT_OFFERED} if it comes from no provider of the shop
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public BeginSignInOutcome initiatedSignIn(Visit visit, Map<String, String> parameters, URI returnTo) {
        parts.rules(visit.shop());
        return signIns.initiated(visit, parameters, returnTo);
    }

    /**
     * Takes an answer that a provider has posted to the address to which it sends browsers back (OAuth 2.0 Form Post Response Mode). Such a request comes from
     * another site, so cookies of this one may be absent: read none, and set none. Answer by a redirect (303) to what is returned; the request that
     * follows brings the cookies, and is for {@link #signedIn(Visit, Map, URI)}.
     *
     * @param parameters what the browser sent along, untrusted
     * @param returnTo as given to the beginning of the sign-in
     * @return {@code returnTo} with a parameter that is good once, for a minute, and in the browser that began; or with one that tells why nobody
     *     is signed in
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public URI postedSignIn(Visit visit, Map<String, String> parameters, URI returnTo) {
        parts.rules(visit.shop());
        return signIns.posted(visit, parameters, returnTo);
    }

    /**
     * Finds out who signed in after the browser came back from the provider, and moves the checkout to that account. If the provider has
     * begun the sign-in, an order that this browser has placed stays what it is ({@link #signedInForOrder}).
     *
     * @param visit with the handle of the checkout, and with that of {@link #initiatedSignIn} if the browser sent one
     * @param parameters what the browser sent along, untrusted
     * @param returnTo as given to the beginning of the sign-in
     */
    public SignedInOutcome signedIn(Visit visit, Map<String, String> parameters, URI returnTo) {
        parts.rules(visit.shop());
        return signIns.cameBack(visit, parameters, returnTo);
    }

    /**
     * Returns how to send the browser away to end the session at the provider as well, once the host has ended its own. Otherwise whoever presses
     * the sign-in next at this computer may be signed in as the same person.
     *
     * @param visit of the person who is signed in
     * @param session {@link SignedInOutcome.SignedIn#session()}; empty if it was not kept, and then the provider may ask the person
     * @param returnTo where the provider sends the browser afterwards, if it does
     * @return empty if the provider has no such page, does not answer, or nobody is signed in: then let the next sign-in ask again
     *     ({@link SignInRequest#askingAgain()})
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public Optional<SignOutRequest> signOut(Visit visit, Optional<String> session, URI returnTo) {
        parts.rules(visit.shop());
        return signIns.signOut(visit, session, returnTo);
    }

    /**
     * Finds out who was signed out at a provider, from what it has sent to the host without any browser (OpenID Connect Back-Channel Logout 1.0). The
     * host ends all sessions of that account, and answers with status 200; with 400 if nobody was signed out.
     *
     * @param parameters as received, untrusted
     * @return the account; empty if it is no such message of a provider of the shop, or the provider could not be asked
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public Optional<Account> signedOut(ShopId shop, Map<String, String> parameters) {
        parts.rules(shop);
        return signIns.signedOut(shop, parameters);
    }

    /**
     * Moves the checkout of the visit's handle to the account that the host's own security has signed in.
     *
     * @throws IllegalArgumentException if the visitor is not signed in
     */
    public SignedInOutcome signedIn(Visit visit) {
        parts.rules(visit.shop());
        return signIns.arrive(visit, signedInAccount(visit));
    }

    private static Account signedInAccount(Visit visit) {
        return visit.account()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The visitor is not signed in: pass a visit with Visitor.signedIn(account)."));
    }

    /**
     * As {@link #beginSignIn}, from the page of an order that this browser has placed: whoever signs in gets the order. The handle must
     * be the one with which the order was placed.
     *
     * @param reference of the order
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public BeginSignInOutcome beginSignInForOrder(Visit visit, SignInRequest request, String reference) {
        return signIns.beginForOrder(visit, request, reference);
    }

    /**
     * Gives an order that this browser has placed to the account that the host's own security has signed in. The handle must be the one
     * with which the order was placed.
     *
     * @param reference of the order
     * @throws IllegalArgumentException if the visitor is not signed in
     */
    public SignedInOutcome signedInForOrder(Visit visit, String reference) {
        parts.rules(visit.shop());
        return signIns.attach(visit, reference, signedInAccount(visit));
    }

    /**
     * Signs in by a password that was typed at the contact step, and moves the checkout to the account that the provider names;
     * a browser without a handle gets one. A last resort, off unless the shop chooses it
     * ({@link org.chaland.spi.PasswordSignIn}). Tries are limited by client and by name before the provider is asked
     * ({@link org.chaland.spi.Limit}); the account itself is never locked. A refusal does not tell whether the name exists.
     *
     * @param issuer one of {@link ContactStep#passwordSignInIssuers()}
     * @param attempt name and password; its password is overwritten before this method returns or throws
     * @param draft what was typed so far into the form, unchecked; at most 8,000 bytes in UTF-8
     */
    public SignedInOutcome signInWithPassword(Visit visit, String issuer, PasswordAttempt attempt, Details draft) {
        return passwords.signIn(visit, issuer, attempt, draft);
    }

    /**
     * Stores what was typed so far and has a code mailed, by which the visitor signs in without any provider: whoever reads a mailbox
     * gets what belongs to it. The mail goes to known and unknown addresses alike. Run {@link org.chaland.upkeep.Upkeep#runFor(Visit)}
     * with the handle of the result when the page has been answered, and not before, because its duration would tell. A repeated request
     * mails another code, unless one was mailed a moment ago; those before stay valid. Requests are limited ({@link
     * org.chaland.spi.Limit}).
     *
     * @param email as typed
     * @param draft what was typed so far into the form, unchecked; at most 8,000 bytes in UTF-8
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public CodeRequest requestCode(Visit visit, String email, Details draft) {
        parts.rules(visit.shop());
        return codes.request(visit, email, draft);
    }

    /**
     * As {@link #requestCode}, from the page of an order that this browser has placed, to the address of the order: whoever answers gets
     * the order. The handle must be the one with which the order was placed.
     *
     * @param reference of the order
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public CodeRequest requestCodeForOrder(Visit visit, String reference) {
        parts.rules(visit.shop());
        return codes.requestForOrder(visit, reference);
    }

    /**
     * Signs in by a code, in the browser that has asked for it, and moves the checkout, or the order, to the account. That is the account
     * of the learning provider if it can be recovered by the mailbox and the shop allows it; otherwise one of the mailbox itself, of the
     * issuer {@link Account#MAILBOX}. The records of the mailbox that were paid for are merged into the account's. A code is good once
     * and for ten minutes; a request has five tries. All wrong answers look the same: {@link SignedInOutcome.Reason#NOT_SIGNED_IN}.
     *
     * @param code as typed; hyphens, spaces and the case of letters are ignored
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public SignedInOutcome signedInByCode(Visit visit, String code) {
        parts.rules(visit.shop());
        return codes.answer(visit, code);
    }

    /** Checks a form and stores it: on the record of the account that is signed in, otherwise on the guest of this checkout. */
    public SubmitOutcome submit(Visit visit, Submission submission) {
        return submissions.submit(visit, submission);
    }

    /** As {@link #submit(Visit, Submission)}, for a form that was shown without {@link ContactStep#base()}. */
    public SubmitOutcome submit(Visit visit, Details typed) {
        return submit(visit, new Submission(typed, ""));
    }

    /** Returns the details that would be frozen if the order were placed now, for a summary before payment. Writes nothing. */
    public ReviewOutcome review(Visit visit) {
        parts.rules(visit.shop());
        return orders.review(visit);
    }

    /**
     * Binds the host's order to the customer, freezes the details (I7) and ends the checkout: its handle shows nothing more (I5). Call
     * it before payment begins. Can be repeated. An order that is not paid yet can be placed again after the contact step was
     * submitted again in the same browser, or by the same account; its details are frozen anew then. Of an order that is paid nothing
     * is changed. Give each cart a reference of its own: two people may buy at one computer.
     *
     * @param reference the order's technical id, as in {@link PurchaseRef}
     * @param trainings what the order opens; can also be told by {@link #completed(PurchaseRef, List)}. A guest who orders a course of
     *     {@link org.chaland.spi.ShopRules#signInCourses()} is asked to sign in; courses that are told later are not looked at
     * @param reviewed {@link ReviewOutcome.Ready#version()} of the summary that the visitor has seen, as it came back: untrusted
     * @throws IllegalArgumentException if the reference is malformed
     */
    public PlacedOutcome placed(Visit visit, String reference, List<Training> trainings, String reviewed) {
        parts.rules(visit.shop());
        return orders.placed(visit, new PurchaseRef(visit.shop(), reference), trainings, reviewed);
    }

    /**
     * Records that the order was paid. Calls no provider (I4). Can be repeated and called concurrently, as a payment notification
     * and the browser's return do. {@link org.chaland.upkeep.Upkeep} runs the tasks that follow.
     */
    public PurchaseOutcome completed(PurchaseRef ref) {
        return orders.completed(ref, Optional.empty());
    }

    /**
     * As {@link #completed(PurchaseRef)}; these trainings replace those given before, also those of an order that is paid already: an
     * extension, a renewal, a pause, or what is left after a partial refund. Courses, support area and account follow. The last
     * announcement counts, so it is computed from what the host has stored and not from the time of the call. An empty list says
     * nothing: to end everything, cancel the order.
     */
    public PurchaseOutcome completed(PurchaseRef ref, List<Training> trainings) {
        return orders.completed(ref, Optional.of(trainings));
    }

    /**
     * Records that the order was cancelled. If it was paid, its trainings end now, and the support area closes unless another
     * purchase keeps it open. Can be repeated.
     */
    public PurchaseOutcome cancelled(PurchaseRef ref) {
        return orders.cancelled(ref);
    }
}
