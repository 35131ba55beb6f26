package org.chaland.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountState;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/** The users of a provider: no two with one e-mail address and, unless that is to be tried, no two with one key. */
final class InMemoryAccounts {

    private final String issuer;
    private final Map<Field, Integer> limits;
    private final Map<Account, Contact> profiles = new LinkedHashMap<>();
    private final Map<AccountKey, List<Account>> byKey = new HashMap<>();
    private final Map<Account, Account> byIdentity = new HashMap<>();
    private final Set<Account> suspended = new HashSet<>();
    private final boolean keysAreUnique;
    private int made;

    InMemoryAccounts(String issuer, Map<Field, Integer> limits, boolean keysAreUnique) {
        this.issuer = issuer;
        this.limits = limits;
        this.keysAreUnique = keysAreUnique;
    }

    boolean keysAreUnique() {
        return keysAreUnique;
    }

    synchronized Account add(Contact profile) {
        requireWithinLimits(profile);
        requireFree(profile, Optional.empty());
        var account = new Account(issuer, "user-" + ++made);
        profiles.put(account, profile);
        return account;
    }

    synchronized Account create(AccountKey key, Contact profile) {
        var carriers = byKey.computeIfAbsent(key, any -> new ArrayList<>());
        if (keysAreUnique && !carriers.isEmpty()) {
            return carriers.get(0);
        }
        var account = add(profile);
        carriers.add(account);
        return account;
    }

    synchronized Account create(AccountKey key, Contact profile, Account identity) {
        var theirs = of(identity);
        if (theirs.isPresent()) {
            if (!find(key).contains(theirs.get())) {
                throw new ProviderRefusalException(
                        Reason.KEY_TAKEN, "The identity has an account that does not carry the key: look for it.");
            }
            return theirs.get();
        }
        var account = create(key, profile);
        federate(account, identity);
        return account;
    }

    synchronized Optional<Account> of(Account identity) {
        return Optional.ofNullable(byIdentity.get(identity));
    }

    synchronized void federate(Account account, Account identity) {
        requireKnown(account);
        byIdentity.put(identity, account);
    }

    /** All that carry the key, the oldest first. */
    synchronized List<Account> find(AccountKey key) {
        return List.copyOf(byKey.getOrDefault(key, List.of()));
    }

    /** All with that address. */
    synchronized List<Account> find(CanonicalEmail address) {
        return profiles.entrySet().stream()
                .filter(entry -> entry.getValue().canonicalEmail().equals(Optional.of(address)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What it carried is free again. */
    synchronized void delete(Account account) {
        requireKnown(account);
        profiles.remove(account);
        suspended.remove(account);
        byKey.values().forEach(carriers -> carriers.remove(account));
        byIdentity.values().removeIf(account::equals);
    }

    synchronized void erase(Account account) {
        if (profiles.containsKey(account)) {
            delete(account);
        }
    }

    synchronized List<Account> all() {
        return List.copyOf(profiles.keySet());
    }

    synchronized Optional<Contact> profile(Account account) {
        return Optional.ofNullable(profiles.get(account)).filter(known -> !suspended.contains(account));
    }

    synchronized void suspend(Account account) {
        requireKnown(account);
        suspended.add(account);
    }

    synchronized void reactivate(Account account) {
        requireKnown(account);
        suspended.remove(account);
    }

    synchronized AccountState stateOf(Account account) {
        if (!profiles.containsKey(account)) {
            return AccountState.GONE;
        }
        return suspended.contains(account) ? AccountState.SUSPENDED : AccountState.ACTIVE;
    }

    synchronized void update(Account account, Contact changes) {
        requireKnown(account);
        requireWithinLimits(changes);
        requireFree(changes, Optional.of(account));
        var profile = Objects.requireNonNull(profiles.get(account), "profile").toBuilder();
        changes.values().forEach(profile::set);
        profiles.put(account, profile.build());
    }

    synchronized void requireUsable(Account account) {
        requireKnown(account);
        if (suspended.contains(account)) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "The account is suspended: nothing can be done for it until it is reactivated.");
        }
    }

    synchronized void requireKnown(Account account) {
        if (!profiles.containsKey(account)) {
            throw new ProviderRefusalException(
                    Reason.UNKNOWN_ACCOUNT, "There is no such account at " + issuer + ": look for it by its key.");
        }
    }

    private void requireFree(Contact profile, Optional<Account> owner) {
        var wanted = profile.email().map(InMemoryAccounts::inLowerCase);
        if (wanted.isPresent()
                && profiles.entrySet().stream()
                        .filter(entry -> !Optional.of(entry.getKey()).equals(owner))
                        .anyMatch(entry -> entry.getValue()
                                .email()
                                .map(InMemoryAccounts::inLowerCase)
                                .equals(wanted))) {
            throw new ProviderRefusalException(
                    Reason.EMAIL_TAKEN, "Another account has the e-mail address: its owner has to sign in.");
        }
    }

    private void requireWithinLimits(Contact profile) {
        profile.values().forEach((field, value) -> {
            var longest = limits.getOrDefault(field, Integer.MAX_VALUE);
            if (value.codePointCount(0, value.length()) > longest) {
                throw new ProviderRefusalException(
                        Reason.INVALID_PROFILE,
                        "Field " + field + " is longer than " + longest + " characters: ask for a shorter value.");
            }
        });
    }

    /** ASCII letters only: a wider folding takes other people's addresses for one, such as those with a dotless i. */
    private static String inLowerCase(String email) {
        return email.chars()
                .map(c -> c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
