package org.chaland.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.AccountKey;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/** The users of a provider: no two with one key, and no two with one e-mail address. */
final class InMemoryAccounts {

    private final String issuer;
    private final Map<Field, Integer> limits;
    private final Map<Account, Contact> profiles = new LinkedHashMap<>();
    private final Map<AccountKey, Account> byKey = new HashMap<>();
    private final Set<Account> suspended = new HashSet<>();

    InMemoryAccounts(String issuer, Map<Field, Integer> limits) {
        this.issuer = issuer;
        this.limits = limits;
    }

    synchronized Account add(Contact profile) {
        requireWithinLimits(profile);
        profile.email().ifPresent(this::requireFree);
        var account = new Account(issuer, "user-" + (profiles.size() + 1));
        profiles.put(account, profile);
        return account;
    }

    synchronized Account create(AccountKey key, Contact profile) {
        return find(key).orElseGet(() -> {
            var account = add(profile);
            byKey.put(key, account);
            return account;
        });
    }

    synchronized Optional<Account> find(AccountKey key) {
        return Optional.ofNullable(byKey.get(key));
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

    synchronized void requireUsable(Account account) {
        requireKnown(account);
        if (suspended.contains(account)) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "The account is suspended: nothing can be done for it until it is reactivated.");
        }
    }

    private void requireKnown(Account account) {
        if (!profiles.containsKey(account)) {
            throw new ProviderRefusalException(
                    Reason.UNKNOWN_ACCOUNT, "There is no such account at " + issuer + ": look for it by its key.");
        }
    }

    private void requireFree(String email) {
        var wanted = inLowerCase(email);
        if (profiles.values().stream()
                .flatMap(profile -> profile.email().stream())
                .anyMatch(taken -> inLowerCase(taken).equals(wanted))) {
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
