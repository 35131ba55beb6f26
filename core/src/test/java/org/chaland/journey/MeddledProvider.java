package org.chaland.journey;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.AccountErasure.Remnant;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountLookup;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.CourseTeaching;
import org.chaland.spi.FederatedAccounts;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Invitation;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignedIn;
import org.chaland.spi.SupportAccess;

/** An identity provider in which something happens, once, before or after a call; it may throw. */
final class MeddledProvider
        implements SignInRedirect,
                PasswordSignIn,
                ProfileSource,
                FederatedAccounts,
                AccountLookup,
                AccountSuspension,
                AccountErasure,
                ProfileUpdate,
                Invitation,
                SupportAccess,
                CourseAccess,
                CourseTeaching {

    final InMemoryIdentityProvider users;
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, Runnable> after = new ConcurrentHashMap<>();
    private final List<SignInAttempt> attempts = new ArrayList<>();

    /** The courses of each question whether they are taught. */
    final List<Set<String>> asked = new ArrayList<>();

    /** What it was told of each invitation. */
    final List<Invitation.Context> invitations = new ArrayList<>();

    private Map<Field, Integer> limits = Map.of();
    private Runnable everyTime = () -> {};
    private Duration longest = Duration.ofMinutes(1);
    private boolean believable = true;
    private Set<Remnant> remnants = Set.of();
    private int calls;

    MeddledProvider(String issuer) {
        this(InMemoryIdentityProvider.builder(issuer)
                .random(World.random(issuer.hashCode()))
                .build());
    }

    MeddledProvider(InMemoryIdentityProvider users) {
        this.users = users;
    }

    /** The sign-ins that were begun, the oldest first. */
    List<SignInAttempt> attempts() {
        return List.copyOf(attempts);
    }

    /** From now on it says that it keeps no longer values than those. */
    void limit(Map<Field, Integer> longest) {
        limits = longest;
    }

    /** From now on it says that its calls take so long at most. */
    void takes(Duration atMost) {
        longest = atMost;
    }

    /** Of a call such as {@code create}, the next one. */
    void before(String call, Runnable meanwhile) {
        before.put(call, meanwhile);
    }

    /** As {@link #before}, once the call has taken effect. */
    void after(String call, Runnable meanwhile) {
        after.put(call, meanwhile);
    }

    /** The next such call is not answered. */
    void down(String call) {
        before(call, () -> {
            throw new ProviderUnavailableException("down");
        });
    }

    /** Whether its answers on suspending, reactivating and erasing are true; otherwise it says "done" and does nothing. */
    void isBelievable(boolean value) {
        believable = value;
    }

    /** What it keeps of whoever is erased. */
    void keeps(Remnant... kept) {
        remnants = Set.of(kept);
    }

    @Override
    public Set<Remnant> keeps() {
        return remnants;
    }

    /** At every call. */
    void always(Runnable meanwhile) {
        everyTime = meanwhile;
    }

    /** How often it was called so far. */
    int calls() {
        return calls;
    }

    private void happen(Map<String, Runnable> when, String call) {
        if (when == before) {
            calls++;
            everyTime.run();
        }
        Optional.ofNullable(when.remove(call)).ifPresent(Runnable::run);
    }

    @Override
    public String issuer() {
        return users.issuer();
    }

    @Override
    public Duration longestRequest() {
        return longest;
    }

    @Override
    public Map<Field, Integer> fieldLimits() {
        return limits;
    }

    @Override
    public URI address(SignInAttempt attempt) {
        happen(before, "address");
        attempts.add(attempt);
        return users.address(attempt);
    }

    @Override
    public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        happen(before, "complete");
        return users.complete(attempt, parameters);
    }

    @Override
    public Optional<SignedIn> signIn(PasswordAttempt attempt) {
        happen(before, "signIn");
        return users.signIn(attempt);
    }

    @Override
    public Optional<Contact> profile(Account account) {
        happen(before, "profile");
        return users.profile(account);
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        happen(before, "find");
        return users.find(key);
    }

    @Override
    public List<Account> findAll(AccountKey key) {
        happen(before, "find");
        return users.findAll(key);
    }

    @Override
    public boolean keepsKeysUnique() {
        return users.keepsKeysUnique();
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        happen(before, "create");
        var account = users.create(key, contact);
        happen(after, "create");
        return account;
    }

    @Override
    public boolean federates(String issuer) {
        return users.federates(issuer);
    }

    @Override
    public Optional<Account> accountOf(Account identity) {
        happen(before, "accountOf");
        var found = users.accountOf(identity);
        happen(after, "accountOf");
        return found;
    }

    @Override
    public Account create(AccountKey key, Contact contact, Account identity) {
        happen(before, "create");
        var account = users.create(key, contact, identity);
        happen(after, "create");
        return account;
    }

    @Override
    public List<Account> findByAddress(CanonicalEmail address) {
        happen(before, "findByAddress");
        var found = users.findByAddress(address);
        happen(after, "findByAddress");
        return found;
    }

    @Override
    public void invite(Account account, Invitation.Context context) {
        happen(before, "invite");
        invitations.add(context);
        users.invite(account, context);
    }

    @Override
    public void grant(ShopId shop, Account account) {
        happen(before, "grant");
        users.grant(shop, account);
        happen(after, "grant");
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        happen(before, "revoke");
        users.revoke(shop, account);
    }

    @Override
    public void suspend(Account account) {
        happen(before, "suspend");
        if (believable) {
            users.suspend(account);
        }
        happen(after, "suspend");
    }

    @Override
    public void reactivate(Account account) {
        happen(before, "reactivate");
        if (believable) {
            users.reactivate(account);
        }
        happen(after, "reactivate");
    }

    @Override
    public void erase(Account account) {
        happen(before, "erase");
        if (believable) {
            users.erase(account);
        }
        happen(after, "erase");
    }

    @Override
    public boolean isErased(Account account) {
        happen(before, "isErased");
        return users.isErased(account);
    }

    @Override
    public AccountState stateOf(Account account) {
        happen(before, "stateOf");
        return users.stateOf(account);
    }

    @Override
    public void update(Account account, Contact contact) {
        happen(before, "update");
        users.update(account, contact);
        happen(after, "update");
    }

    @Override
    public URI address(ShopId shop) {
        return users.address(shop);
    }

    /** Opening courses only if there are any. */
    @Override
    public boolean offers(Class<? extends IdentityProvider> capability) {
        return capability.isInstance(this) && users.offers(capability);
    }

    @Override
    public void set(ShopId shop, Account account, String course, CourseState wanted) {
        happen(before, "set");
        users.set(shop, account, course, wanted);
        happen(after, "set");
    }

    @Override
    public boolean isIn(ShopId shop, Account account, String course) {
        happen(before, "isIn");
        return users.isIn(shop, account, course);
    }

    @Override
    public boolean keepsTimes() {
        return users.keepsTimes();
    }

    @Override
    public URI courseAddress(ShopId shop, String course) {
        return users.courseAddress(shop, course);
    }

    @Override
    public Set<String> taught(ShopId shop, Account account, Set<String> courses) {
        happen(before, "taught");
        asked.add(courses);
        return users.taught(shop, account, courses);
    }
}
