package org.chaland.linking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;

/**
 * Lets one worker at a time make an account for an e-mail address at a provider, for whichever record of whichever shop: many a
 * provider looks for the address first and stores later, so that two at once would both pass. The address names a lock here and
 * decides nothing else (I1).
 */
final class Turns {

    private final Parts parts;

    Turns(Parts parts) {
        this.parts = parts;
    }

    /**
     * Does the work if it is this task's turn. Work that fails without a clear answer keeps the turn until nothing of it can land
     * any more; the same task may go on meanwhile, unless the provider would make a second account for one key.
     *
     * @return what the work returned, or empty if another is at it
     */
    <T> Optional<T> inTurn(AccountProvisioning provider, Task task, Contact contact, Supplier<T> work) {
        var holder = provider.keepsKeysUnique() ? task.id() : parts.ids().uuid();
        var names = names(provider, task, contact);
        if (!names.stream().allMatch(name -> take(name, holder, provider))) {
            release(names, holder);
            return Optional.empty();
        }
        var result = work.get();
        release(names, holder);
        return Optional.of(result);
    }

    private boolean take(String name, UUID holder, AccountProvisioning provider) {
        var now = parts.now();
        return parts.storage().leases().take(name, holder, now, now.plus(provider.longestRequest()));
    }

    private void release(List<String> names, UUID holder) {
        names.forEach(name -> parts.storage().leases().release(name, holder));
    }

    private static List<String> names(AccountProvisioning provider, Task task, Contact contact) {
        var key = Digests.sha256(provider.issuer());
        var email = contact.email()
                .flatMap(CanonicalEmail::of)
                .map(canonical -> "email/" + Digests.base64Url(Digests.hmac(key, canonical.value())));
        var ours = "key/" + AccountKey.of(task.customer());
        return Stream.concat(email.stream(), provider.keepsKeysUnique() ? Stream.empty() : Stream.of(ours))
                .toList();
    }
}
