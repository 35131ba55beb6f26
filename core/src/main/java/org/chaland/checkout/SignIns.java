package org.chaland.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in at the contact step: the draft is kept, the browser goes to the provider and comes back. */
final class SignIns {

    /** A draft is kept as typed, mistakes included, but nobody types more than this. */
    private static final int LONGEST_DRAFT = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    private final Parts parts;
    private final LiveCheckouts checkouts;
    private final Adoption adoption;
    private final Profiles profiles;
    private final ContactSteps steps;

    SignIns(Parts parts, LiveCheckouts checkouts, Adoption adoption, Profiles profiles, ContactSteps steps) {
        this.parts = parts;
        this.checkouts = checkouts;
        this.adoption = adoption;
        this.profiles = profiles;
        this.steps = steps;
    }

    BeginSignInOutcome begin(
            ShopId shop, Visitor visitor, Optional<Handle> handle, String issuer, Details draft, URI returnTo) {
        var provider = offered(shop, issuer);
        if (provider.isEmpty() || visitor instanceof Visitor.Operator) {
            return new BeginSignInOutcome.NotOffered();
        }
        if (isTooLong(draft)) {
            return new BeginSignInOutcome.TooLong();
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> keep(shop, visitor, handle, issuer, draft))
                .<BeginSignInOutcome>map(kept ->
                        new BeginSignInOutcome.Redirect(kept, provider.get().address(attempt(kept, issuer, returnTo))))
                .orElseGet(BeginSignInOutcome.Expired::new);
    }

    SignedInOutcome cameBack(ShopId shop, Handle handle, Map<String, String> parameters, URI returnTo, Locale locale) {
        parts.requireNoTransaction("Completing a sign-in");
        var live = checkouts.find(shop, handle);
        if (live.isEmpty()) {
            return new SignedInOutcome.Expired();
        }
        var provider = live.get().checkout().signInIssuer().flatMap(issuer -> offered(shop, issuer));
        if (provider.isEmpty()) {
            return new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN);
        }
        var attempt = attempt(handle, provider.get().issuer(), returnTo);
        if (!Digests.sameText(attempt.state(), String.valueOf(parameters.get("state")))) {
            return new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN);
        }
        Optional<SignedIn> answer;
        try {
            answer = provider.get().complete(attempt, parameters);
        } catch (RuntimeException e) {
            // Only the kind of failure: the message of a foreign exception may carry personal data (I10).
            LOG.warn(
                    "No answer to a sign-in from {}: {}",
                    provider.get().issuer(),
                    e.getClass().getName());
            return new SignedInOutcome.Refused(SignInRefusal.PROVIDER_UNAVAILABLE);
        }
        return answer.filter(who -> who.account().issuer().equals(provider.get().issuer()))
                .map(who -> who.onBehalf()
                        ? new SignedInOutcome.Refused(SignInRefusal.ON_BEHALF)
                        : arrive(shop, handle, who.account(), locale))
                .orElseGet(() -> new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
    }

    static boolean isTooLong(Details draft) {
        return draft.values().values().stream().mapToInt(String::length).sum() > LONGEST_DRAFT;
    }

    /** Moves the checkout of that handle to the account and fills the form. */
    SignedInOutcome arrive(ShopId shop, Handle handle, Account account, Locale locale) {
        return arrive(shop, account, locale, () -> checkouts.find(shop, handle));
    }

    /**
     * Moves a checkout to the account and fills the form.
     *
     * @param held looks the checkout up, again after each lost race; empty if its handle is dead
     */
    SignedInOutcome arrive(ShopId shop, Account account, Locale locale, Supplier<Optional<Live>> held) {
        var asked = profiles.of(account);
        if (!asked.usable()) {
            return new SignedInOutcome.Refused(SignInRefusal.NOT_USABLE);
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(shop, () -> arrive(shop, account, asked, locale, held)));
    }

    /** Empty if another request was faster and another round is worth it. */
    private Optional<SignedInOutcome> arrive(
            ShopId shop, Account account, Profiles.Asked asked, Locale locale, Supplier<Optional<Live>> held) {
        var live = held.get();
        if (live.isEmpty()) {
            return Optional.of(new SignedInOutcome.Expired());
        }
        var known = parts.storage().customers().findByAccount(shop, account);
        if (known.filter(customer -> !customer.isOpenTo(account)).isPresent()) {
            return Optional.of(new SignedInOutcome.Refused(SignInRefusal.NOT_USABLE));
        }
        return adoption.move(live.get(), account)
                .map(moved -> new SignedInOutcome.SignedIn(
                        moved.handle(),
                        account,
                        moved.owner().map(Customer::id),
                        fill(shop, moved, account, asked, locale)));
    }

    private ContactStep fill(ShopId shop, Adoption.Moved moved, Account account, Profiles.Asked asked, Locale locale) {
        var record = moved.owner().map(Customer::details).orElse(Details.empty());
        var typed = moved.checkout().draft().orElse(Details.empty());
        return steps.filled(shop, Visitor.signedIn(account), record, typed, asked, locale);
    }

    private Optional<SignInRedirect> offered(ShopId shop, String issuer) {
        return Optional.of(issuer)
                .filter(parts.rules(shop).signInIssuers()::contains)
                .flatMap(asked -> parts.providers().find(asked, SignInRedirect.class));
    }

    private Optional<Handle> keep(ShopId shop, Visitor visitor, Optional<Handle> handle, String issuer, Details draft) {
        var kept = Optional.of(draft).filter(typed -> !typed.values().isEmpty());
        if (handle.isEmpty()) {
            var minted = new Handle(parts.ids().secret());
            var checkout = Checkout.builder(parts.ids().uuid(), shop, minted.hash(), checkouts.expiry(shop))
                    .draft(kept)
                    .signInIssuer(Optional.of(issuer))
                    .build();
            parts.storage().checkouts().insert(checkout);
            return Optional.of(minted);
        }
        return Rounds.untilWon(shop, () -> {
                    var live = checkouts.find(shop, handle.get(), visitor);
                    return live.isEmpty() || keep(live.get().checkout(), issuer, kept)
                            ? Optional.of(live)
                            : Optional.empty();
                })
                .flatMap(live -> handle);
    }

    private boolean keep(Checkout checkout, String issuer, Optional<Details> draft) {
        return parts.storage()
                .checkouts()
                .update(checkout.toBuilder()
                        .draft(draft.or(checkout::draft))
                        .signInIssuer(Optional.of(issuer))
                        .expiresAt(checkouts.expiry(checkout.shop()))
                        .build());
    }

    /**
     * Both secrets come from the handle, so that only the browser that began can finish, and nothing more is stored; and from
     * the issuer, so that what one provider got is of no use at another (RFC 9700 §4.4).
     */
    private static SignInAttempt attempt(Handle handle, String issuer, URI returnTo) {
        var key = handle.value().getBytes(UTF_8);
        return new SignInAttempt(
                Digests.base64Url(Digests.hmac(key, "state " + issuer)),
                Digests.base64Url(Digests.hmac(key, "secret " + issuer)),
                returnTo);
    }
}
