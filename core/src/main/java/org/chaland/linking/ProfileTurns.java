package org.chaland.linking;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.ProviderRefusalException;

/**
 * Lets one call at a time write the profile of an account, from whichever shop: many a provider reads the whole of it and writes it
 * back. One without a clear answer keeps all others waiting until it cannot land any more.
 */
final class ProfileTurns {

    /** No call is on its way for longer, unless the provider says so. */
    private static final Duration USUALLY_LONGEST = Duration.ofMinutes(2);

    private final Parts parts;

    ProfileTurns(Parts parts) {
        this.parts = parts;
    }

    /**
     * Does the work if nobody else is at the account; if it fails without an answer, the turn is kept.
     *
     * @return what the work returned, or empty if another is at it
     */
    <T> Optional<T> inTurn(Account account, Supplier<T> work) {
        var name = "profile/" + EndIntents.name(account);
        var holder = parts.ids().uuid();
        if (!take(name, holder, longestCall(account))) {
            return Optional.empty();
        }
        try {
            var result = work.get();
            parts.storage().leases().release(name, holder);
            return Optional.of(result);
        } catch (ProviderRefusalException answered) {
            parts.storage().leases().release(name, holder);
            throw answered;
        }
    }

    private boolean take(String name, UUID holder, Duration longest) {
        var now = parts.now();
        return parts.storage().leases().take(name, holder, now, now.plus(longest));
    }

    private Duration longestCall(Account account) {
        return parts.providers()
                .find(account.issuer(), AccountProvisioning.class)
                .map(AccountProvisioning::longestRequest)
                .filter(said -> said.compareTo(USUALLY_LONGEST) > 0)
                .orElse(USUALLY_LONGEST);
    }
}
