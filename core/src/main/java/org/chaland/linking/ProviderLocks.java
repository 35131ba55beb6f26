package org.chaland.linking;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.ProviderRefusalException;

/**
 * Lets one worker at a time, of all shops, do what a provider cannot do in parallel. A worker that fails without a clear answer
 * keeps the lock until its call cannot take effect any more.
 */
final class ProviderLocks {

    /** The longest call, unless the provider says that a call may take longer. */
    private static final Duration USUALLY_LONGEST = Duration.ofMinutes(2);

    private final Parts parts;

    ProviderLocks(Parts parts) {
        this.parts = parts;
    }

    /**
     * Makes an account for an e-mail address while no other worker does: many providers look for the address first and store it
     * later, so two calls at once would both succeed. The address names a lock here and decides nothing else (I1).
     *
     * <p>The same task may go on while its own earlier call is under way, unless the provider would make a second account for
     * one key.
     *
     * @return what the work returned, or empty if another worker has the lock
     */
    <T> Optional<T> creating(AccountProvisioning provider, Task task, Contact contact, Supplier<T> work) {
        var holder = provider.keepsKeysUnique() ? task.id() : parts.ids().uuid();
        var names = names(provider, task, contact);
        if (!names.stream().allMatch(name -> take(name, holder, provider.longestRequest()))) {
            release(names, holder);
            return Optional.empty();
        }
        var result = work.get();
        release(names, holder);
        return Optional.of(result);
    }

    private static List<String> names(AccountProvisioning provider, Task task, Contact contact) {
        var key = Digests.sha256(provider.issuer());
        var email = contact.canonicalEmail()
                .map(canonical -> "email/" + Digests.base64Url(Digests.hmac(key, canonical.value())));
        var ours = "key/" + AccountKey.of(task.customer());
        return Stream.concat(email.stream(), provider.keepsKeysUnique() ? Stream.empty() : Stream.of(ours))
                .toList();
    }

    /**
     * Writes the profile of an account while no other worker does: many providers read the whole profile and write it back. A
     * refusal is a clear answer, so it gives the lock back.
     *
     * @return what the work returned, or empty if another worker has the lock
     */
    <T> Optional<T> writing(Account account, Supplier<T> work) {
        var names = List.of("profile/" + Digests.nameOf(account));
        var holder = parts.ids().uuid();
        if (!take(names.get(0), holder, longestCall(account))) {
            return Optional.empty();
        }
        try {
            var result = work.get();
            release(names, holder);
            return Optional.of(result);
        } catch (ProviderRefusalException answered) {
            release(names, holder);
            throw answered;
        }
    }

    private Duration longestCall(Account account) {
        return parts.providers()
                .find(account.issuer(), AccountProvisioning.class)
                .map(AccountProvisioning::longestRequest)
                .filter(said -> said.compareTo(USUALLY_LONGEST) > 0)
                .orElse(USUALLY_LONGEST);
    }

    private boolean take(String name, UUID holder, Duration longest) {
        var now = parts.now();
        return parts.storage().leases().take(name, holder, now, now.plus(longest));
    }

    private void release(List<String> names, UUID holder) {
        names.forEach(name -> parts.storage().leases().release(name, holder));
    }
}
