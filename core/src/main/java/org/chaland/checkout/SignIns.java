package org.chaland.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.checkout.CheckoutHandles.Live;
import org.chaland.checkout.SignInSecrets.Begun;
import org.chaland.checkout.SignedInOutcome.Reason;
import org.chaland.checkout.SignedInOutcome.Refused;
import org.chaland.internal.Digests;
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
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.RedactedCause;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInInitiation;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignOut;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in at the contact step: stores the draft, sends the browser to the provider, and moves the checkout when it comes back. */
final class SignIns {

    /** A draft is stored as typed, mistakes included. In bytes of UTF-8: the longest form in Latin letters has fewer. */
    private static final int LONGEST_DRAFT = 8_000;

    private static final int LONGEST_SESSION = 8_000;

    /** The browser asks for an answer that was posted at once. */
    private static final Duration UNTIL_ASKED_FOR = Duration.ofMinutes(1);

    private static final String STATE = "state";
    private static final String KEPT = "chaland-answer";
    private static final String REFUSED = "chaland-refused";

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

    BeginSignInOutcome begin(Visit visit, SignInRequest request, Details draft) {
        parts.requireNoTransaction("Beginning a sign-in");
        var provider = offered(visit.shop(), request.issuer());
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
                .inTransaction(() -> keep(visit, Optional.of(request.issuer()), draft))
                .map(kept -> redirect(visit, kept, provider.get(), request))
                .orElseGet(() -> new Refused(Reason.EXPIRED));
    }

    private BeginSignInOutcome redirect(Visit visit, Handle kept, SignInRedirect provider, SignInRequest request) {
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
        var begun = new Begun(
                visit.shop(), provider.issuer(), kept.hash(), signIn.get().round(), false, request.asksAgain());
        var attempt = secrets.begin(begun, request.returnTo(), visit.locale());
        return SignIns.<BeginSignInOutcome>asked(
                provider, () -> new BeginSignInOutcome.Redirect(kept, provider.address(attempt)), refused -> refused);
    }

    /**
     * Sends on a browser that a provider has sent. Nothing is stored before somebody has signed in: the handle that the browser gets is
     * good for that alone.
     */
    BeginSignInOutcome initiated(Visit visit, Map<String, String> parameters, URI returnTo) {
        parts.requireNoTransaction("Beginning a sign-in");
        if (!handles.maySignIn(visit)) {
            return new Refused(Reason.TOO_OFTEN);
        }
        var arrival = handles.newHandle();
        for (var issuer : parts.rules(visit.shop()).signInIssuers()) {
            var provider = parts.providers().find(issuer, SignInInitiation.class);
            if (provider.isPresent()) {
                var begun = new Begun(visit.shop(), issuer, arrival.hash(), 0, true, false);
                var attempt = secrets.begin(begun, returnTo, visit.locale());
                var outcome = SignIns.<BeginSignInOutcome>asked(
                        provider.get(),
                        () -> provider.get()
                                .address(attempt, parameters)
                                .<BeginSignInOutcome>map(there -> new BeginSignInOutcome.Redirect(arrival, there))
                                .orElseGet(() -> new Refused(Reason.NOT_OFFERED)),
                        refused -> refused);
                if (!outcome.equals(new Refused(Reason.NOT_OFFERED))) {
                    return outcome;
                }
            }
        }
        return new Refused(Reason.NOT_OFFERED);
    }

    private static <T> T asked(IdentityProvider provider, Supplier<T> question, Function<Refused, T> otherwise) {
        try {
            return question.get();
        } catch (ProviderRefusalException e) {
            LOG.error(
                    "{} signs nobody in, {}: {}",
                    provider.issuer(),
                    e.reason().code(),
                    e.getMessage(),
                    RedactedCause.of(e));
            return otherwise.apply(new Refused(Reason.PROVIDER_REFUSES));
        } catch (RuntimeException e) {
            LOG.warn("{} did not answer at a sign-in", provider.issuer(), RedactedCause.of(e));
            return otherwise.apply(new Refused(Reason.PROVIDER_UNAVAILABLE));
        }
    }

    /** Begins a sign-in for the order by which the visit's checkout has ended. */
    BeginSignInOutcome beginForOrder(Visit visit, SignInRequest request, String order) {
        parts.requireNoTransaction("Beginning a sign-in");
        var provider = offered(visit.shop(), request.issuer());
        if (provider.isEmpty() || visit.visitor() instanceof Visitor.Operator) {
            return new Refused(Reason.NOT_OFFERED);
        }
        if (!handles.maySignIn(visit)) {
            return new Refused(Reason.TOO_OFTEN);
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(visit.shop(), () -> await(visit, request.issuer(), order)))
                .map(kept -> redirect(visit, kept, provider.get(), request))
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
        if (parameters.containsKey(KEPT)) {
            return collect(visit, parameters.get(KEPT));
        }
        if (parameters.containsKey(REFUSED)) {
            return new Refused(reason(parameters.get(REFUSED)));
        }
        var begun = begun(visit.shop(), parameters);
        var checkout = awaited(visit);
        if (begun.filter(Begun::initiated).isEmpty() && checkout.isEmpty()) {
            return new Refused(Reason.EXPIRED);
        }
        if (begun.isEmpty()
                || !holder(visit, begun.get().initiated())
                        .equals(Optional.of(begun.get().holder()))) {
            return new Refused(Reason.NOT_SIGNED_IN);
        }
        var answer = answer(begun.get(), visit, parameters, returnTo);
        return answer.who()
                .map(who -> finish(visit, begun.get().initiated(), checkout, who))
                .orElseGet(() -> new Refused(answer.otherwise()));
    }

    /**
     * Takes an answer that the provider has posted. It comes from another site, so the browser's cookies are not with it: who signed in is kept until
     * the browser asks for it at the address that is returned, which only the one that began can.
     */
    URI posted(Visit visit, Map<String, String> parameters, URI returnTo) {
        parts.requireNoTransaction("Completing a sign-in");
        var begun = begun(visit.shop(), parameters);
        var answer = begun.map(attempt -> answer(attempt, visit, parameters, returnTo))
                .orElse(new Answer(Optional.empty(), Reason.NOT_SIGNED_IN));
        return answer.who()
                .map(who -> with(returnTo, KEPT, keep(begun.orElseThrow(), who)))
                .orElseGet(() -> with(returnTo, REFUSED, answer.otherwise().name()));
    }

    /** Returns the secret with which to ask for the answer. */
    private String keep(Begun attempt, SignedIn who) {
        var ticket = parts.ids().secret();
        var handle = SignInSecrets.kept(parts, ticket, attempt.holder(), attempt.initiated());
        var kept = Checkout.builder(
                        parts.ids().uuid(),
                        attempt.shop(),
                        handle.hash(),
                        parts.now().plus(UNTIL_ASKED_FOR))
                .account(who.account())
                .told(told(who))
                .build();
        parts.storage()
                .transactions()
                .inTransaction(() -> parts.storage().checkouts().insert(kept));
        return ticket;
    }

    private SignedInOutcome collect(Visit visit, String ticket) {
        for (var initiated : List.of(false, true)) {
            var kept = holder(visit, initiated)
                    .map(holder -> SignInSecrets.kept(parts, ticket, holder, initiated))
                    .flatMap(handle -> handles.stored(visit.withHandle(handle)))
                    .filter(this::isSpentNow);
            if (kept.isPresent()) {
                var checkout = awaited(visit);
                return initiated || checkout.isPresent()
                        ? finish(visit, initiated, checkout, who(kept.get()))
                        : new Refused(Reason.EXPIRED);
            }
        }
        return new Refused(Reason.NOT_SIGNED_IN);
    }

    /** Who has signed in, as it was kept. */
    private static SignedIn who(Checkout kept) {
        var who = SignedIn.as(kept.account().orElseThrow());
        return kept.told()
                .map(told -> who.withProfile(told.details().contact(), told.emailConfirmed()))
                .orElse(who);
    }

    /** Whether this request is the first to ask for what was kept. */
    private boolean isSpentNow(Checkout kept) {
        return parts.storage()
                .transactions()
                .inTransaction(() -> parts.storage()
                        .checkouts()
                        .update(kept.toBuilder().expiresAt(parts.now()).build()));
    }

    private static Optional<String> holder(Visit visit, boolean initiated) {
        return (initiated ? visit.arrival() : visit.handle()).map(Handle::hash);
    }

    private SignedInOutcome finish(Visit visit, boolean initiated, Optional<Checkout> checkout, SignedIn who) {
        var outcome = initiated
                ? arrive(visit, who, () -> handles.findOfAnyone(visit).or(() -> Optional.of(handles.begin(visit))))
                : arrive(visit, checkout.orElseThrow().order(), who);
        return outcome instanceof SignedInOutcome.SignedIn in ? in.withSession(session(who)) : outcome;
    }

    private static Optional<String> session(SignedIn who) {
        return who.session().filter(session -> session.length() <= LONGEST_SESSION);
    }

    /** Only a refusal that does not tell more than the page of the provider has told. */
    private static Reason reason(String name) {
        return Stream.of(Reason.PROVIDER_UNAVAILABLE, Reason.PROVIDER_REFUSES, Reason.ON_BEHALF)
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(Reason.NOT_SIGNED_IN);
    }

    private static URI with(URI returnTo, String name, String value) {
        return URI.create(returnTo + (returnTo.getRawQuery() == null ? "?" : "&") + name + "=" + value);
    }

    /** Returns the attempt with the state of these parameters; empty if it is not one of ours, or was begun too long ago. */
    private Optional<Begun> begun(ShopId shop, Map<String, String> parameters) {
        var state = String.valueOf(parameters.get(STATE));
        return parts.rules(shop).signInIssuers().stream()
                .flatMap(issuer -> secrets.ofState(state, shop, issuer).stream())
                .findFirst();
    }

    /** Asks the provider who has signed in, at the first answer to an attempt only. */
    private Answer answer(Begun begun, Visit visit, Map<String, String> parameters, URI returnTo) {
        var provider = offered(begun.shop(), begun.issuer());
        var attempt = secrets.attempt(begun, String.valueOf(parameters.get(STATE)), returnTo, visit.locale());
        if (provider.isEmpty() || !isFirstAnswer(begun, attempt)) {
            return new Answer(Optional.empty(), Reason.NOT_SIGNED_IN);
        }
        return asked(
                provider.get(),
                () -> of(provider.get().complete(attempt, parameters), begun),
                refused -> new Answer(Optional.empty(), refused.reason()));
    }

    private static Answer of(Optional<SignedIn> who, Begun begun) {
        var ofIssuer = who.filter(found -> found.account().issuer().equals(begun.issuer()));
        return ofIssuer.filter(SignedIn::onBehalf).isPresent()
                ? new Answer(Optional.empty(), Reason.ON_BEHALF)
                : new Answer(ofIssuer, Reason.NOT_SIGNED_IN);
    }

    /** Who has signed in; otherwise why nobody has. */
    private record Answer(Optional<SignedIn> who, Reason otherwise) {}

    /** Whatever comes of an answer, the attempts that were begun before are over with it. */
    private boolean isFirstAnswer(Begun begun, SignInAttempt attempt) {
        return parts.storage()
                .transactions()
                .inTransaction(() -> begun.initiated() ? isTaken(attempt) : isEnded(begun));
    }

    private boolean isTaken(SignInAttempt attempt) {
        var now = parts.now();
        var name = "sign-in " + Digests.sha256Hex(attempt.state());
        return parts.storage().leases().take(name, parts.ids().uuid(), now, now.plus(SignInSecrets.PATIENCE));
    }

    private boolean isEnded(Begun begun) {
        var signIn = new SignIn(begun.issuer(), begun.round());
        return Rounds.untilWon(begun.shop(), () -> {
            var waiting = awaited(handles.stored(begun.shop(), begun.holder()))
                    .filter(found -> found.signIn().equals(Optional.of(signIn)));
            return waiting.isEmpty() || end(waiting.get(), signIn)
                    ? Optional.of(waiting.isPresent())
                    : Optional.empty();
        });
    }

    private boolean end(Checkout checkout, SignIn signIn) {
        return parts.storage()
                .checkouts()
                .update(checkout.toBuilder().signIn(Optional.of(signIn.next())).build());
    }

    /** Returns the checkout that waits for somebody to sign in, or the one that has ended by an order; empty if the handle is dead. */
    Optional<Checkout> awaited(Visit visit) {
        return awaited(handles.stored(visit));
    }

    private Optional<Checkout> awaited(Optional<Checkout> stored) {
        return stored.filter(found ->
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

    Optional<SignOutRequest> signOut(Visit visit, Optional<String> session, URI returnTo) {
        parts.requireNoTransaction("Signing out");
        return visit.account()
                .flatMap(account -> parts.providers().find(account.issuer(), SignOut.class))
                .flatMap(provider -> asked(
                        provider,
                        () -> provider.signOut(session, returnTo),
                        refused -> Optional.<SignOutRequest>empty()));
    }

    Optional<Account> signedOut(ShopId shop, Map<String, String> parameters) {
        parts.requireNoTransaction("Hearing of a sign-out");
        return parts.rules(shop).signInIssuers().stream()
                .flatMap(issuer -> parts.providers().find(issuer, SignOut.class).stream())
                .flatMap(provider -> asked(
                        provider,
                        () -> provider.signedOut(parameters)
                                .filter(who -> who.issuer().equals(provider.issuer())),
                        refused -> Optional.<Account>empty())
                        .stream())
                .findFirst();
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
                moved.handle(),
                account,
                moved.owner().map(Customer::id),
                filled(visit, moved, account, profile),
                Optional.empty());
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
