package org.chaland.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.Field;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountState;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/** The users of a learning provider, and requests that are still on their way to it. Its keys are unique; addresses are looked at before. */
class Remote {

    final String issuer;
    final List<User> users = new ArrayList<>();
    final List<User> erased = new ArrayList<>();
    final Set<Account> supported = new LinkedHashSet<>();
    final Set<Account> inCourse = new LinkedHashSet<>();
    boolean hasCourses;
    final Set<Account> suspended = new LinkedHashSet<>();
    final List<Account> invited = new ArrayList<>();
    final Map<Account, Contact> shown = new HashMap<>();
    final Map<Account, Set<String>> addresses = new HashMap<>();
    final List<Late> late = new ArrayList<>();

    Remote(String issuer) {
        this.issuer = issuer;
    }

    /** The account that carries the key. */
    Optional<Account> find(AccountKey key) {
        return carrying(key);
    }

    /** First half of a creation. */
    Optional<Account> check(AccountKey key, String email) {
        var known = carrying(key);
        if (known.isEmpty() && isShown(email)) {
            throw new ProviderRefusalException(Reason.EMAIL_TAKEN, "taken");
        }
        return known;
    }

    /** Second half: only the key is unique. */
    Account insert(AccountKey key, String email) {
        return carrying(key).orElseGet(() -> add(Optional.of(key), email));
    }

    /** Another user, whatever there is. */
    Account add(Optional<AccountKey> key, String email) {
        var name = key.map(AccountKey::value).orElse("user") + "-" + (users.size() + erased.size());
        var account = new Account(issuer, name);
        users.add(new User(account, key, email));
        addresses.computeIfAbsent(account, any -> new LinkedHashSet<>()).add(email);
        return account;
    }

    /** With all that was there for it; what comes later is refused. */
    void erase(Account account) {
        user(account).ifPresent(user -> {
            users.remove(user);
            erased.add(user);
            supported.remove(account);
            inCourse.remove(account);
            suspended.remove(account);
            shown.remove(account);
        });
    }

    boolean isErased(Account account) {
        return erased.stream().anyMatch(user -> user.account().equals(account));
    }

    private void requireThere(Account account) {
        if (isErased(account)) {
            throw new ProviderRefusalException(Reason.UNKNOWN_ACCOUNT, "erased");
        }
    }

    void invite(Account account) {
        requireThere(account);
        invited.add(account);
    }

    void support(Account account, boolean open) {
        requireThere(account);
        if (open) {
            supported.add(account);
        } else {
            supported.remove(account);
        }
    }

    void set(Account account, CourseState wanted) {
        if (wanted.status() == CourseState.Status.OPEN) {
            requireThere(account);
            inCourse.add(account);
        } else {
            inCourse.remove(account);
        }
    }

    AccountState stateOf(Account account) {
        if (isErased(account)) {
            return AccountState.GONE;
        }
        return suspended.contains(account) ? AccountState.SUSPENDED : AccountState.ACTIVE;
    }

    void suspend(Account account, boolean wanted) {
        requireThere(account);
        if (wanted) {
            suspended.add(account);
        } else {
            suspended.remove(account);
        }
    }

    /** What an account shows that was made just now; one that was there already shows what it did. */
    Account showing(Account account, Contact contact) {
        shown.putIfAbsent(account, contact);
        return account;
    }

    /** All of it or nothing. */
    void update(Account account, Contact contact) {
        requireThere(account);
        var taken = contact.email()
                .filter(email -> users.stream()
                        .anyMatch(user ->
                                !user.account().equals(account) && user.email().equals(email)));
        if (taken.isPresent()) {
            throw new ProviderRefusalException(Reason.EMAIL_TAKEN, "taken");
        }
        contact.email().ifPresent(email -> {
            users.replaceAll(user -> user.account().equals(account) ? new User(account, user.key(), email) : user);
            addresses.computeIfAbsent(account, any -> new LinkedHashSet<>()).add(email);
        });
        var values = new EnumMap<Field, String>(Field.class);
        values.putAll(shown.getOrDefault(account, Contact.empty()).values());
        values.putAll(contact.values());
        shown.put(account, Contact.of(values));
    }

    /** A delayed request lands; empty if it is refused. */
    final Optional<Late> land(int index) {
        var landing = late.remove(index);
        try {
            landing.effect().run();
            return Optional.of(landing);
        } catch (ProviderRefusalException nobodyHears) {
            return Optional.empty();
        }
    }

    final Optional<User> user(Account account) {
        return users.stream().filter(user -> user.account().equals(account)).findFirst();
    }

    /** The accounts that are found by an address. */
    final List<Account> showing(CanonicalEmail address) {
        return users.stream()
                .filter(user -> CanonicalEmail.of(user.email()).equals(Optional.of(address)))
                .map(User::account)
                .toList();
    }

    final boolean isShown(String address) {
        return users.stream().anyMatch(user -> user.email().equals(address));
    }

    /** The mailboxes by which the account could be recovered at any time. */
    final Stream<CanonicalEmail> mailboxes(Account account) {
        return addresses.getOrDefault(account, Set.of()).stream().flatMap(email -> CanonicalEmail.of(email).stream());
    }

    /** Whether the shop has made it, be it that it is erased by now. */
    final boolean isMade(Account account) {
        return Stream.concat(users.stream(), erased.stream())
                .filter(user -> user.account().equals(account))
                .anyMatch(user -> user.key().isPresent());
    }

    private Optional<Account> carrying(AccountKey key) {
        return users.stream()
                .filter(user -> user.key().filter(key::equals).isPresent())
                .map(User::account)
                .findFirst();
    }

    final long fingerprint() {
        long print = users.stream().mapToLong(Record::hashCode).sum();
        print = Fingerprint.mix(print, erased.hashCode());
        print = Fingerprint.mix(print, supported.hashCode());
        print = Fingerprint.mix(print, inCourse.hashCode());
        print = Fingerprint.mix(print, suspended.hashCode());
        print = Fingerprint.mix(print, invited.hashCode());
        print = Fingerprint.mix(print, shown.hashCode());
        return Fingerprint.mix(print, late.stream().map(Late::what).toList().hashCode());
    }

    /** What a call that suspends or reactivates the account is about; calls about its support area are another matter. */
    static Object useOf(Account account) {
        return "use of " + account.subject();
    }

    /** What a call that opens or closes a course is about. */
    static Object courseOf(Account account) {
        return "course of " + account.subject();
    }

    /** What a call that passes on a correction is about. */
    static Object profileOf(Account account) {
        return "profile of " + account.subject();
    }

    /**
     * A user.
     *
     * @param account the account
     * @param key if the shop made it
     * @param email unique only as far as it is looked at before
     */
    record User(Account account, Optional<AccountKey> key, String email) {}

    /**
     * A request that is on its way.
     *
     * @param what of which it is one, by ids
     * @param subject a key or an account
     * @param effect what it does when it lands
     */
    record Late(String what, Object subject, Runnable effect) {}
}
