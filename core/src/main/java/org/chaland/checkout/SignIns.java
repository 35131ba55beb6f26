package org.chaland.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.checkout.CheckoutHandles.Live;
import org.chaland.checkout.SignedInOutcome.Reason;
import org.chaland.checkout.SignedInOutcome.Refused;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.Federation;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.Checkout.SignIn;
import org.chaland.model.Checkout.Told;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.ProviderProfile;
import org.chaland.prefill.ShopForms;
import org.chaland.spi.RedactedCause;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in at the contact step: stores the draft, sends the browser to the provider, and moves the checkout when it comes back. */
final class SignIns {

    /** A draft is stored as typed, mistakes included. In bytes of UTF-8: the longest form in Latin letters has fewer. */
    private static final int LONGEST_DRAFT = 8_000;

    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    private final Parts parts;
    private final CheckoutHandles handles;
    private final CheckoutTransfer transfer;
    private final ShopForms forms;
    private final Federation federation;
    private final SignInSecrets secrets;

    SignIns(Parts parts, CheckoutHandles handles, CheckoutTransfer transfer, ShopForms forms, AccountTasks tasks) {
        this.parts = parts;
        this.handles = handles;
        this.transfer = transfer;
        this.forms = forms;
        federation = new Federation(parts, tasks);
        secrets = new SignInSecrets(parts);
    }

    BeginSignInOutcome begin(Visit visit, String issuer, Details draft, URI returnTo) {
        parts.requireNoTransaction("Beginning a sign-in");
        var provider = offered(visit.shop(), issuer);
        if (provider.isEmpty() || visit.visitor() instanceof Visitor.Operator) {
            return new Refused(Reason.NOT_OFFERED);
        }
        if (isTooLong(draft)) {
            return new Refused(Reason.TOO_LONG);
        }
        if (!handles.maySignIn(visit)) {
            return new Refused(Reason.TOO_OFTEN);
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> keep(visit, Optional.of(issuer), draft))
                .map(kept -> redirect(visit, kept, provider.get(), returnTo))
                .orElseGet(() -> new Refused(Reason.EXPIRED));
    }

    private BeginSignInOutcome redirect(Visit visit, Handle kept, SignInRedirect provider, URI returnTo) {
        // A handle that was made just now has had no answer.
        var signIn = visit.handle().equals(Optional.of(kept))
                ? handles.stored(visit)
                        .flatMap(Checkout::signIn)
                        // Another click may have named another provider meanwhile.
                        .filter(stored -> stored.issuer().equals(provider.issuer()))
                : Optional.of(new SignIn(provider.issuer(), 0));
        if (signIn.isEmpty()) {
            return new Refused(Reason.EXPIRED);
        }
        try {
            var attempt = secrets.begin(kept, signIn.get(), returnTo);
            return new BeginSignInOutcome.Redirect(kept, provider.address(attempt));
        } catch (RuntimeException e) {
            LOG.warn("{} did not say where to sign in", provider.issuer(), RedactedCause.of(e));
            return new Refused(Reason.PROVIDER_UNAVAILABLE);
        }
    }

    /** Begins a sign-in for the order by which the visit's checkout has ended. */
    BeginSignInOutcome beginForOrder(Visit visit, String issuer, String order, URI returnTo) {
        parts.requireNoTransaction("Beginning a sign-in");
        var provider = offered(visit.shop(), issuer);
        if (provider.isEmpty() || visit.visitor() instanceof Visitor.Operator) {
            return new Refused(Reason.NOT_OFFERED);
        }
        if (!handles.maySignIn(visit)) {
            return new Refused(Reason.TOO_OFTEN);
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(visit.shop(), () -> await(visit, issuer, order)))
                .map(kept -> redirect(visit, kept, provider.get(), returnTo))
                .orElseGet(() -> new Refused(Reason.EXPIRED));
    }

    /** The outer result is empty if another request was faster; the inner one if the visit's checkout did not end by that order. */
    private Optional<Optional<Handle>> await(Visit visit, String issuer, String order) {
        var ended = ended(visit, order);
        var kept = ended.isEmpty()
                || parts.storage()
                        .checkouts()
                        .update(ended.get().toBuilder()
                                .signIn(Optional.of(awaited(ended.get(), issuer)))
                                .build());
        return Optional.of(ended.flatMap(found -> visit.handle())).filter(any -> kept);
    }

    private static SignIn awaited(Checkout checkout, String issuer) {
        return new SignIn(issuer, checkout.signIn().map(SignIn::round).orElse(0));
    }

    Optional<Checkout> ended(Visit visit, String order) {
        return handles.ended(visit).filter(found -> found.order().equals(Optional.of(order)));
    }

    SignedInOutcome cameBack(Visit visit, Map<String, String> parameters, URI returnTo) {
        parts.requireNoTransaction("Completing a sign-in");
        var checkout = awaited(visit);
        if (checkout.isEmpty()) {
            return new Refused(Reason.EXPIRED);
        }
        var signIn = checkout.get().signIn();
        var provider = signIn.flatMap(awaited -> offered(visit.shop(), awaited.issuer()));
        var attempt = signIn.flatMap(awaited -> secrets.ofState(
                String.valueOf(parameters.get("state")), visit.handle().orElseThrow(), awaited, returnTo));
        if (provider.isEmpty() || attempt.isEmpty() || !isFirstAnswer(visit, signIn.orElseThrow())) {
            return new Refused(Reason.NOT_SIGNED_IN);
        }
        return cameBack(
                visit, checkout.get(), provider.get(), () -> provider.get().complete(attempt.get(), parameters));
    }

    private SignedInOutcome cameBack(
            Visit visit, Checkout checkout, SignInRedirect provider, Supplier<Optional<SignedIn>> completed) {
        Optional<SignedIn> answer;
        try {
            answer = completed.get();
        } catch (RuntimeException e) {
            LOG.warn("No answer to a sign-in from {}", provider.issuer(), RedactedCause.of(e));
            return new Refused(Reason.PROVIDER_UNAVAILABLE);
        }
        return answer.filter(who -> who.account().issuer().equals(provider.issuer()))
                .map(who -> who.onBehalf() ? new Refused(Reason.ON_BEHALF) : arrive(visit, checkout.order(), who))
                .orElseGet(() -> new Refused(Reason.NOT_SIGNED_IN));
    }

    /** Whatever comes of an answer, the attempts that were begun before are over with it. */
    private boolean isFirstAnswer(Visit visit, SignIn signIn) {
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(visit.shop(), () -> {
                    var waiting = awaited(visit).filter(found -> found.signIn().equals(Optional.of(signIn)));
                    return waiting.isEmpty() || end(waiting.get(), signIn)
                            ? Optional.of(waiting.isPresent())
                            : Optional.empty();
                }));
    }

    private boolean end(Checkout checkout, SignIn signIn) {
        return parts.storage()
                .checkouts()
                .update(checkout.toBuilder().signIn(Optional.of(signIn.next())).build());
    }

    /** Returns the checkout that waits for somebody to sign in, or the one that has ended by an order; empty if the handle is dead. */
    Optional<Checkout> awaited(Visit visit) {
        return handles.stored(visit)
                .filter(found ->
                        found.order().isPresent() || handles.liveOfAnyone(found).isPresent());
    }

    static boolean isTooLong(Details draft) {
        return draft.values().values().stream()
                        .mapToInt(value -> value.getBytes(UTF_8).length)
                        .sum()
                > LONGEST_DRAFT;
    }

    private SignedInOutcome arrive(Visit visit, Optional<String> order, SignedIn who) {
        return order.map(ended -> attach(visit, ended, who))
                .orElseGet(() -> arrive(visit, who, () -> handles.findOfAnyone(visit)));
    }

    /** Gives the order by which the visit's checkout has ended to the account. */
    SignedInOutcome attach(Visit visit, String order, Account account) {
        return attach(visit, order, SignedIn.as(account));
    }

    private SignedInOutcome attach(Visit visit, String order, SignedIn who) {
        var account = who.account();
        var profile = forms.profile(account, told(who));
        if (!profile.usable()) {
            return new Refused(Reason.NOT_USABLE);
        }
        if (profile.missing()) {
            // Otherwise the record would hold what was typed, by whomever.
            return new Refused(Reason.PROVIDER_UNAVAILABLE);
        }
        federation.join(visit.shop(), account);
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(visit.shop(), () -> attach(visit, order, account, profile)));
    }

    /** Empty if another request was faster and another round is worth it. */
    private Optional<SignedInOutcome> attach(Visit visit, String order, Account account, ProviderProfile profile) {
        var ended = ended(visit, order);
        if (ended.isEmpty()) {
            return Optional.of(new Refused(Reason.EXPIRED));
        }
        if (isClosed(visit.shop(), account)) {
            return Optional.of(new Refused(Reason.NOT_USABLE));
        }
        return transfer.attach(ended.get(), () -> ended(visit, order), account, profile)
                .map(attached -> attached.<SignedInOutcome>map(moved -> signedIn(visit, moved, account, profile))
                        .orElseGet(() -> new Refused(Reason.NOT_YOURS)));
    }

    private boolean isClosed(ShopId shop, Account account) {
        return parts.storage()
                .customers()
                .findByAccount(shop, account)
                .filter(customer -> !customer.isOpenTo(account))
                .isPresent();
    }

    /** Moves the checkout of the visit's handle to the account and fills the form. */
    SignedInOutcome arrive(Visit visit, Account account) {
        return arrive(visit, SignedIn.as(account), () -> handles.findOfAnyone(visit));
    }

    private static Optional<Told> told(SignedIn who) {
        return who.profile()
                .map(Details::of)
                .filter(profile -> !isTooLong(profile))
                .map(profile -> new Told(profile, who.emailConfirmed()));
    }

    /**
     * Moves a checkout to the account and fills the form.
     *
     * @param held reads the checkout, again after each lost race; empty if its handle is dead
     */
    SignedInOutcome arrive(Visit visit, SignedIn who, Supplier<Optional<Live>> held) {
        var account = who.account();
        var profile = forms.profile(account, told(who));
        if (!profile.usable()) {
            return new Refused(Reason.NOT_USABLE);
        }
        federation.join(visit.shop(), account);
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(visit.shop(), () -> arrive(visit, who, profile, held)));
    }

    /** Empty if another request was faster and another round is worth it. */
    private Optional<SignedInOutcome> arrive(
            Visit visit, SignedIn who, ProviderProfile profile, Supplier<Optional<Live>> held) {
        var account = who.account();
        var live = held.get();
        if (live.isEmpty()) {
            return Optional.of(new Refused(Reason.EXPIRED));
        }
        if (isClosed(visit.shop(), account)) {
            return Optional.of(new Refused(Reason.NOT_USABLE));
        }
        return transfer.move(live.get(), account, told(who), handles.newHandle())
                .map(moved -> signedIn(visit, moved, account, profile));
    }

    private SignedInOutcome signedIn(
            Visit visit, CheckoutTransfer.Moved moved, Account account, ProviderProfile profile) {
        return new SignedInOutcome.SignedIn(
                moved.handle(), account, moved.owner().map(Customer::id), filled(visit, moved, account, profile));
    }

    private ContactStep filled(Visit visit, CheckoutTransfer.Moved moved, Account account, ProviderProfile profile) {
        var asAccount = Visit.of(visit.shop(), Visitor.signedIn(account)).withLocale(visit.locale());
        var record = moved.owner().map(Customer::details).orElse(Details.empty());
        var typed = moved.checkout().draft().orElse(Details.empty());
        return forms.filled(asAccount, record, typed, profile);
    }

    private Optional<SignInRedirect> offered(ShopId shop, String issuer) {
        return Optional.of(issuer)
                .filter(parts.rules(shop).signInIssuers()::contains)
                .flatMap(asked -> parts.providers().find(asked, SignInRedirect.class));
    }

    /** The handle of the checkout that holds the draft now; empty if the visit's handle is dead. */
    Optional<Handle> keep(Visit visit, Optional<String> issuer, Details draft) {
        var kept = Optional.of(draft).filter(typed -> !typed.values().isEmpty());
        if (handles.begins(visit)) {
            var minted = handles.newHandle();
            var checkout = handles.builder(visit, minted)
                    .draft(kept)
                    .signIn(issuer.map(awaited -> new SignIn(awaited, 0)))
                    .build();
            parts.storage().checkouts().insert(checkout);
            return Optional.of(minted);
        }
        return Rounds.untilWon(visit.shop(), () -> {
                    var live = handles.find(visit);
                    return live.isEmpty() || keep(live.get().checkout(), issuer, kept)
                            ? Optional.of(live)
                            : Optional.empty();
                })
                .flatMap(live -> visit.handle());
    }

    private boolean keep(Checkout checkout, Optional<String> issuer, Optional<Details> draft) {
        return parts.storage()
                .checkouts()
                .update(checkout.toBuilder()
                        .draft(draft.or(checkout::draft))
                        .signIn(issuer.map(named -> awaited(checkout, named)).or(checkout::signIn))
                        .expiresAt(handles.expiry(checkout.shop()))
                        .build());
    }
}
