package org.chaland.checkout;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.form.ContactFormCheck;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visitor;
import org.chaland.prefill.Prefill;

/**
 * The contact step and the order that follows it.
 *
 * <p>Safe for use by several threads. A shop that {@link org.chaland.spi.ShopSettings} does not know is an
 * {@link IllegalArgumentException} in every method; storage that fails is a {@link org.chaland.spi.StorageException}.
 * Whatever may ask a provider refuses to run inside a transaction (I4): {@link #open} and {@link #submit} of a visitor who is
 * signed in, {@link #signedIn}, and {@link #signInWithPassword}. Everything else takes part in the one that is active on the calling thread.
 */
public final class Checkouts {

    private final Parts parts;
    private final LiveCheckouts live;
    private final Profiles profiles;
    private final ContactSteps steps;
    private final SignIns signIns;
    private final PasswordSignIns passwords;
    private final Submissions submissions;
    private final Orders orders;

    /** For {@link org.chaland.Chaland}. Nobody else can name the types of its parameters. */
    @SuppressWarnings("exports")
    public Checkouts(Parts parts, Prefill prefill, ContactFormCheck check, AccountTasks tasks) {
        this.parts = parts;
        live = new LiveCheckouts(parts);
        profiles = new Profiles(parts);
        steps = new ContactSteps(parts, prefill, check);
        var adoption = new Adoption(parts, live, tasks);
        signIns = new SignIns(parts, live, adoption, profiles, steps);
        passwords = new PasswordSignIns(parts, live, signIns);
        submissions = new Submissions(parts, live, adoption, profiles, steps, tasks);
        orders = new Orders(parts, live, steps, tasks);
    }

    /**
     * The form to show to a browser that holds no handle. Writes nothing; for an anonymous visitor, reads nothing either (I6).
     *
     * @param visitor who stands there
     * @param locale the visitor's language
     * @return the form, filled with what this visitor may see
     * @throws org.chaland.spi.RemoteCallInTransactionException if the visitor is signed in and a transaction is active
     */
    public ContactStep open(ShopId shop, Visitor visitor, Locale locale) {
        return opened(shop, visitor, Optional.empty(), locale);
    }

    /**
     * The form to show to a browser that holds a handle. Writes nothing.
     *
     * @param visitor who stands there
     * @param handle what the browser sent
     * @param locale the visitor's language
     * @return the form, filled with what this visitor may see
     * @throws org.chaland.spi.RemoteCallInTransactionException if the visitor is signed in and a transaction is active
     */
    public OpenOutcome open(ShopId shop, Visitor visitor, Handle handle, Locale locale) {
        parts.rules(shop);
        return live.find(shop, handle, visitor)
                .<OpenOutcome>map(held -> new OpenOutcome.Opened(opened(shop, visitor, Optional.of(held), locale)))
                .orElseGet(OpenOutcome.Expired::new);
    }

    private ContactStep opened(ShopId shop, Visitor visitor, Optional<Live> held, Locale locale) {
        var draft = held.flatMap(found -> found.checkout().draft());
        if (visitor instanceof Visitor.SignedIn signedIn) {
            var account = signedIn.account();
            var asked = profiles.of(account);
            var owner = parts.storage()
                    .customers()
                    .findByAccount(shop, account)
                    .filter(found -> asked.usable() && found.isOpenTo(account));
            var guest = held.flatMap(Live::guest).map(Customer::details);
            // Without a customer of its own the account takes over the guest of this checkout: a submit meets that.
            var record = owner.map(Customer::details).or(() -> guest).orElse(Details.empty());
            return steps.filled(shop, visitor, record, draft.or(() -> guest).orElse(Details.empty()), asked, locale);
        }
        var record = held.flatMap(Live::customer).map(Customer::details).orElse(Details.empty());
        return steps.filled(shop, visitor, record, draft.orElse(Details.empty()), Profiles.Asked.NOTHING, locale);
    }

    /**
     * Keeps what was typed so far and tells where to send the browser to sign in.
     *
     * @param visitor who stands there
     * @param handle what the browser sent, or empty
     * @param issuer one of {@link ContactStep#signInIssuers()}
     * @param draft what was typed so far, unchecked
     * @param returnTo where the provider sends the browser back; the same address goes to {@link #signedIn}
     * @return where to go, and the handle to keep meanwhile
     */
    public BeginSignInOutcome beginSignIn(
            ShopId shop, Visitor visitor, Optional<Handle> handle, String issuer, Details draft, URI returnTo) {
        return signIns.begin(shop, visitor, handle, issuer, draft, returnTo);
    }

    /**
     * The browser came back from the provider: finds out who signed in, and moves the checkout to that account.
     *
     * @param handle what the browser sent
     * @param parameters what the provider sent along, untrusted
     * @param returnTo as given to {@link #beginSignIn}
     * @return the form, filled, and another handle
     * @throws org.chaland.spi.RemoteCallInTransactionException if a transaction is active
     */
    public SignedInOutcome signedIn(
            ShopId shop, Handle handle, Map<String, String> parameters, URI returnTo, Locale locale) {
        parts.rules(shop);
        return signIns.cameBack(shop, handle, parameters, returnTo, locale);
    }

    /**
     * The host's own security signed the visitor in, with a checkout under way: moves it to that account.
     *
     * @param handle what the browser sent
     * @return the form, filled, and another handle
     * @throws org.chaland.spi.RemoteCallInTransactionException if a transaction is active
     */
    public SignedInOutcome signedIn(ShopId shop, Handle handle, Visitor.SignedIn visitor, Locale locale) {
        parts.rules(shop);
        return signIns.arrive(shop, handle, visitor.account(), locale);
    }

    /**
     * Signs in by a password that was typed at the contact step, and moves the checkout to whoever the provider says it is; a
     * browser without handle gets one. A last resort, off unless the shop chooses it ({@link org.chaland.spi.PasswordSignIn}).
     * The password is wiped, whatever comes of it. Attempts are limited by client and by name before the provider is asked
     * ({@link org.chaland.spi.Limit}); the account itself is never locked.
     *
     * @return the form, filled, and another handle; or a refusal that does not tell whether the name exists
     * @throws org.chaland.spi.RemoteCallInTransactionException if a transaction is active
     */
    public SignedInOutcome signInWithPassword(PasswordSubmission submission) {
        return passwords.signIn(submission);
    }

    /**
     * Checks what was typed and keeps it: on the record of whoever is signed in, otherwise on the guest of this checkout.
     *
     * @return the handle to keep from now on, or why nothing was kept
     * @throws org.chaland.spi.RemoteCallInTransactionException if the visitor is signed in and a transaction is active
     */
    public SubmitOutcome submit(Submission submission) {
        return submissions.submit(submission);
    }

    /**
     * The details that would be frozen if the order were placed now, for a summary before payment. Writes nothing.
     *
     * @param visitor who stands there
     * @param handle what the browser sent
     * @param locale the visitor's language
     */
    public ReviewOutcome review(ShopId shop, Visitor visitor, Handle handle, Locale locale) {
        parts.rules(shop);
        return orders.review(shop, visitor, handle, locale);
    }

    /**
     * Binds the host's order to the customer and freezes the details (I7). To be called before payment begins.
     *
     * @param visitor who stands there
     * @param handle what the browser sent
     * @param reference the order's technical id, as in {@link PurchaseRef}
     * @param trainings what the order will open; may be told later as well
     * @param locale the visitor's language
     * @return whose it is, or why it may not be paid
     * @throws IllegalArgumentException if the reference has another form
     */
    public PlacedOutcome placed(
            ShopId shop, Visitor visitor, Handle handle, String reference, List<Training> trainings, Locale locale) {
        parts.rules(shop);
        return orders.placed(shop, visitor, handle, reference, trainings, locale);
    }

    /**
     * The order was paid. Only recorded: never fails because a provider is down (I4). May be called again, also at the same
     * time, as a payment notification and a browser's return do.
     *
     * @return what changed; the tasks that follow are run by {@link org.chaland.upkeep.Upkeep}
     */
    public PurchaseOutcome completed(PurchaseRef ref) {
        return orders.completed(ref, Optional.empty());
    }

    /** As {@link #completed(PurchaseRef)}, and what the order opens is told now, in place of what was told before. */
    public PurchaseOutcome completed(PurchaseRef ref, List<Training> trainings) {
        return orders.completed(ref, Optional.of(trainings));
    }

    /**
     * The order was cancelled. If it was paid, its trainings end now, and the support area closes unless another purchase
     * keeps it open. May be called again.
     */
    public PurchaseOutcome cancelled(PurchaseRef ref) {
        return orders.cancelled(ref);
    }
}
