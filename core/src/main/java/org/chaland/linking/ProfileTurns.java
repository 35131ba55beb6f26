package org.chaland.linking;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.spi.ProviderRefusalException;

/**
 * Lets one call at a time write the profile of an account, from whichever shop: many a provider reads the whole of it and writes it
 * back. One without a clear answer keeps all others waiting until it cannot land any more.
 */
final class ProfileTurns {

    /** No call is on its way for longer. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

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
        if (!take(name, holder)) {
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

    private boolean take(String name, UUID holder) {
        var now = parts.now();
        return parts.storage().leases().take(name, holder, now, now.plus(LONGEST_CALL));
    }
}
