package org.chaland.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignedIn;

/** Sign-in at the contact step: the draft is kept, the browser goes to the provider and comes back. */
final class SignIns {

    /** A draft is kept as typed, mistakes included, but nobody types more than this. */
    private static final int LONGEST_DRAFT = 20_000;

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
        if (provider.isEmpty()) {
            return new BeginSignInOutcome.NotOffered();
        }
        if (draft.values().values().stream().mapToInt(String::length).sum() > LONGEST_DRAFT) {
            return new BeginSignInOutcome.TooLong();
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> keep(shop, visitor, handle, issuer, draft))
                .<BeginSignInOutcome>map(kept ->
                        new BeginSignInOutcome.Redirect(kept, provider.get().address(attempt(kept, returnTo))))
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
        var attempt = attempt(handle, returnTo);
        if (!Digests.sameText(attempt.state(), parameters.getOrDefault("state", ""))) {
            return new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN);
        }
        Optional<SignedIn> answer;
        try {
            answer = provider.get().complete(attempt, parameters);
        } catch (ProviderUnavailableException | ProviderRefusalException e) {
            return new SignedInOutcome.Refused(SignInRefusal.PROVIDER_UNAVAILABLE);
        }
        return answer.filter(who -> who.account().issuer().equals(provider.get().issuer()))
                .map(who -> who.onBehalf()
                        ? new SignedInOutcome.Refused(SignInRefusal.ON_BEHALF)
                        : arrive(shop, handle, who.account(), locale))
                .orElseGet(() -> new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
    }

    /** Moves the checkout to the account and fills the form. */
    SignedInOutcome arrive(ShopId shop, Handle handle, Account account, Locale locale) {
        var asked = profiles.of(account);
        return parts.storage().transactions().inTransaction(() -> {
            var live = checkouts.find(shop, handle);
            if (live.isEmpty()) {
                return new SignedInOutcome.Expired();
            }
            var known = parts.storage().customers().findByAccount(shop, account);
            if (known.filter(customer -> !Owners.isUsable(customer, account)).isPresent()) {
                return new SignedInOutcome.Refused(SignInRefusal.NOT_USABLE);
            }
            return adoption.move(live.get(), account)
                    .<SignedInOutcome>map(moved -> new SignedInOutcome.SignedIn(
                            moved.handle(), account, moved.owner().map(Customer::id), fill(shop, moved, asked, locale)))
                    .orElseGet(SignedInOutcome.Expired::new);
        });
    }

    private ContactStep fill(ShopId shop, Adoption.Moved moved, Profiles.Asked asked, Locale locale) {
        var typed = moved.checkout().draft().orElse(Details.empty());
        return steps.filled(shop, moved.record(), moved.shownRecord(), typed, asked, true, locale);
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
        return checkouts
                .find(shop, handle.get(), visitor)
                .filter(live -> parts.storage()
                        .checkouts()
                        .update(live.checkout().toBuilder()
                                .draft(kept.or(live.checkout()::draft))
                                .signInIssuer(Optional.of(issuer))
                                .expiresAt(checkouts.expiry(shop))
                                .build()))
                .flatMap(live -> handle);
    }

    /** Both secrets come from the handle, so that only the browser that began can finish, and nothing more is stored. */
    private static SignInAttempt attempt(Handle handle, URI returnTo) {
        var key = handle.value().getBytes(UTF_8);
        return new SignInAttempt(
                Digests.base64Url(Digests.hmac(key, "state")),
                Digests.base64Url(Digests.hmac(key, "secret")),
                returnTo);
    }
}
