package org.chaland.oidc;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.oidc.KeycloakSettings.Courses;
import org.chaland.oidc.KeycloakSettings.Support;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountLookup;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.Finding;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Invitation;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignOut;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.chaland.spi.SupportAccess;

/**
 * A realm of a Keycloak: people sign in there by OpenID Connect, and its admin REST API makes and manages their accounts. Subjects are the ids
 * of users. What its client and the realm need is in the README of this module, and {@link #check} finds out whether it is there.
 *
 * <p>A call takes at most {@link KeycloakSettings#timeout}, and an operation a few calls. Safe for use by several threads.
 */
public final class KeycloakProvider
        implements SignInRedirect,
                SignOut,
                ProfileSource,
                AccountProvisioning,
                AccountLookup,
                Invitation,
                AccountSuspension,
                ProfileUpdate,
                AccountErasure,
                SupportAccess,
                CourseAccess,
                SelfCheck {

    private final KeycloakSettings settings;
    private final OpenIdSignIn signIn;
    private final KeycloakUsers users;
    private final KeycloakCheck check;

    KeycloakProvider(KeycloakSettings settings, Clock clock) {
        this.settings = settings;
        var client = new KeycloakClient(settings, clock);
        signIn = new OpenIdSignIn(settings.signIn(), clock);
        users = new KeycloakUsers(client, settings);
        check = new KeycloakCheck(client, settings, users, signIn);
    }

    /** Calls nobody yet. */
    public KeycloakProvider(KeycloakSettings settings) {
        this(settings, Clock.systemUTC());
    }

    /** A support area and courses only where their groups are set. */
    @Override
    public boolean offers(Class<? extends IdentityProvider> capability) {
        return capability.isInstance(this)
                && (!capability.equals(SupportAccess.class) || settings.hasSupport())
                && (!capability.equals(CourseAccess.class) || settings.courses().isPresent());
    }

    @Override
    public String issuer() {
        return settings.issuer();
    }

    @Override
    public Map<Field, Integer> fieldLimits() {
        return KeycloakUser.LIMITS;
    }

    @Override
    public URI address(SignInAttempt attempt) {
        return signIn.address(attempt);
    }

    @Override
    public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        return signIn.complete(attempt, parameters);
    }

    @Override
    public Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo) {
        return signIn.signOut(session, returnTo);
    }

    @Override
    public Optional<Account> signedOut(Map<String, String> parameters) {
        return signIn.signedOut(parameters);
    }

    @Override
    public Optional<Contact> profile(Account account) {
        return find(account).filter(KeycloakUser::isEnabled).map(KeycloakUser::profile);
    }

    /** Looks for a user whose username is the key. */
    @Override
    public Optional<Account> find(AccountKey key) {
        return users.withKey(key).map(user -> account(user.id()));
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        return account(users.create(key, contact));
    }

    @Override
    public Duration longestRequest() {
        return settings.longestRequest();
    }

    /**
     * Users of that address whom a mail lets in: those who cannot sign in yet, and those who have confirmed the address and have a password alone.
     * None while <i>Forgot password</i> of the realm is off. Users of a directory, of another identity provider alone, or with a second
     * factor are left out.
     */
    @Override
    public List<Account> findByAddress(CanonicalEmail address) {
        return users.recoverable(address).stream()
                .map(user -> account(user.id()))
                .toList();
    }

    @Override
    public void invite(Account account, Invitation.Context context) {
        users.invite(require(account), context);
    }

    @Override
    public void suspend(Account account) {
        users.suspend(require(account));
    }

    @Override
    public void reactivate(Account account) {
        users.reactivate(require(account));
    }

    @Override
    public AccountState stateOf(Account account) {
        return find(account)
                .map(user -> user.isEnabled() ? AccountState.ACTIVE : AccountState.SUSPENDED)
                .orElse(AccountState.GONE);
    }

    /**
     * Sets the values. Names and address are written alone. A new language is written together with all attributes as they were read, and
     * Keycloak has no condition for that: an attribute that somebody else changes in the same moment is lost.
     */
    @Override
    public void update(Account account, Contact contact) {
        users.update(require(account), contact);
    }

    /** Deletes the user. Events that Keycloak has stored name them until they expire. */
    @Override
    public void erase(Account account) {
        id(account).ifPresent(users::delete);
    }

    @Override
    public boolean isErased(Account account) {
        return find(account).isEmpty();
    }

    @Override
    public Set<Remnant> keeps() {
        return Set.of(Remnant.LOGS);
    }

    @Override
    public List<Finding> check(Set<URI> addresses) {
        return check.findings(addresses);
    }

    /** Puts the user into the group that opens the application of the support area. */
    @Override
    public void grant(ShopId shop, Account account) {
        users.join(require(account), support(shop).group());
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        id(account).ifPresent(user -> users.leave(user, support(shop).group()));
    }

    @Override
    public URI address(ShopId shop) {
        return support(shop).address();
    }

    /** Membership in the group of the course, or none. */
    @Override
    public void set(ShopId shop, Account account, String course, CourseState wanted) {
        var groups = courses().group();
        if (wanted.status() == CourseState.Status.OPEN) {
            users.open(require(account), groups, course);
        } else {
            id(account).ifPresent(user -> users.close(user, groups, course));
        }
    }

    /** Every membership counts, not only what the shop has made. */
    @Override
    public boolean isIn(ShopId shop, Account account, String course) {
        return users.isOpen(id(account), courses().group(), course);
    }

    /** Memberships of Keycloak have no end. */
    @Override
    public boolean keepsTimes() {
        return false;
    }

    @Override
    public URI courseAddress(ShopId shop, String course) {
        return URI.create(courses().address() + "/" + KeycloakClient.encoded(course));
    }

    private Courses courses() {
        return settings.courses()
                .orElseThrow(() -> new ProviderRefusalException(
                        Reason.NOT_PERMITTED,
                        "No courses are opened at this Keycloak: set chaland.keycloak.course-groups and"
                                + " chaland.keycloak.course-address if that is wanted."));
    }

    private Support support(ShopId shop) {
        return settings.supportOf(shop)
                .orElseThrow(
                        () -> new ProviderRefusalException(
                                Reason.NOT_PERMITTED,
                                "Shop " + shop
                                        + " has no support area: set chaland.keycloak.support-group and chaland.keycloak.support-address."));
    }

    /** Empty if it is no account of this realm, which then need not be asked. */
    private Optional<String> id(Account account) {
        return Optional.of(account)
                .filter(known -> known.issuer().equals(issuer()))
                .map(Account::subject)
                .filter(KeycloakUsers::isId);
    }

    private String require(Account account) {
        return id(account).orElseThrow(KeycloakUsers::unknown);
    }

    private Optional<KeycloakUser> find(Account account) {
        return id(account).flatMap(users::withId);
    }

    private Account account(String id) {
        return new Account(issuer(), id);
    }

    @Override
    public String toString() {
        return "KeycloakProvider[issuer=" + issuer() + "]";
    }
}
