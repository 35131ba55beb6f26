package org.chaland.moodle;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountLookup;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.CourseTeaching;
import org.chaland.spi.FederatedAccounts;
import org.chaland.spi.Finding;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Invitation;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInInitiation;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignOut;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.chaland.spi.SupportAccess;

/**
 * A Moodle, through its web services. Subjects of its accounts are the ids of users. Everything but signing in is
 * done by a service account; what that needs is in the README of this module, and {@link #check} finds out whether it is there.
 *
 * <p>A call takes at most {@link MoodleSettings#timeout}, and an operation a few calls. Safe for use by several threads.
 */
public final class MoodleProvider
        implements SignInInitiation,
                SignOut,
                PasswordSignIn,
                ProfileSource,
                FederatedAccounts,
                AccountLookup,
                Invitation,
                AccountSuspension,
                AccountErasure,
                ProfileUpdate,
                SupportAccess,
                CourseAccess,
                CourseTeaching,
                SelfCheck {

    private final MoodleSettings settings;
    private final Subject subject;
    private final Users users;
    private final Federated federated;
    private final Accounts accounts;
    private final Access access;
    private final Invitations invitations;
    private final SupportCourses support;
    private final Optional<BoughtCourses> courses;
    private final Optional<SignIns> signIns;
    private final Optional<LtiSignIns> ltiSignIns;
    private final SiteCheck siteCheck;

    /** Calls nobody yet. */
    public MoodleProvider(MoodleSettings settings) {
        this(settings, new SecureRandom(), Clock.systemUTC());
    }

    MoodleProvider(MoodleSettings settings, RandomGenerator random, Clock clock) {
        this.settings = settings;
        var client = new MoodleClient(settings);
        var profile = new Profile(settings.languages());
        var passwords = new Passwords(random);
        subject = new Subject(settings.issuer());
        users = new Users(client, settings.probeUser());
        federated = new Federated(users, settings.federation());
        accounts = new Accounts(client, users, profile, passwords, federated);
        access = new Access(client, users, profile);
        invitations = new Invitations(client, users, profile);
        var all = new Courses(client, settings, users, clock);
        support = new SupportCourses(client, settings, all);
        var cohorts = new Cohorts(client, users);
        courses = settings.courses().map(how -> new BoughtCourses(client, all, cohorts, how, clock));
        var keys = new SigningKeys(client, clock);
        signIns = settings.signInService().map(service -> new SignIns(client, users, service));
        ltiSignIns = settings.lti().map(tool -> new LtiSignIns(settings, tool, keys, clock));
        siteCheck = new SiteCheck(client, settings, users, all, cohorts, passwords, keys);
    }

    @Override
    public String issuer() {
        return settings.issuer();
    }

    /** Sign-in at its page only where the activity is set, by password only where a service for it is, courses only where they are on. */
    @Override
    public boolean offers(Class<? extends IdentityProvider> capability) {
        if (SignInRedirect.class.isAssignableFrom(capability) || capability.equals(SignOut.class)) {
            return ltiSignIns.isPresent();
        }
        if (capability.equals(CourseAccess.class) || capability.equals(CourseTeaching.class)) {
            return courses.isPresent();
        }
        return capability.equals(PasswordSignIn.class) ? signIns.isPresent() : capability.isInstance(this);
    }

    @Override
    public Map<Field, Integer> fieldLimits() {
        return Profile.LIMITS;
    }

    /** Through an activity whose tool is the shop: Moodle asks who it is if it does not know, and then begins the sign-in itself. */
    @Override
    public URI address(SignInAttempt attempt) {
        return ltiSignIns
                .orElseThrow(() -> new ProviderRefusalException(
                        Reason.NOT_PERMITTED,
                        "Nobody signs in at Moodle's own page: set chaland.moodle.lti-activity and"
                                + " chaland.moodle.lti-client-id if that is wanted."))
                .address();
    }

    @Override
    public Optional<URI> address(SignInAttempt attempt, Map<String, String> parameters) {
        return ltiSignIns.flatMap(configured -> configured.address(attempt, parameters));
    }

    /** An administrator who has used Moodle's "Log in as" is not told apart from the person. */
    @Override
    public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        return ltiSignIns.flatMap(configured -> configured.complete(attempt, parameters));
    }

    /** Moodle's own page, which asks whether to log out, and does not lead back. */
    @Override
    public Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo) {
        return ltiSignIns.map(LtiSignIns::signOut);
    }

    /** Only where a service for it is set; second factors do not apply, and the token that Moodle makes is not revoked. */
    @Override
    public Optional<SignedIn> signIn(PasswordAttempt attempt) {
        var configured = signIns.orElseThrow(() -> new ProviderRefusalException(
                Reason.NOT_PERMITTED,
                "Nobody signs in at Moodle by password: set chaland.moodle.sign-in-service if that is wanted."));
        return Remote.ask(() -> configured.signIn(attempt)).map(id -> SignedIn.as(subject.account(id)));
    }

    @Override
    public Optional<Contact> profile(Account account) {
        return find(account).filter(User::isUsable).map(User::profile);
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        return Remote.ask(() -> accounts.find(Key.of(key))).map(user -> subject.account(user.id()));
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        return subject.account(Remote.ask(() -> accounts.create(Key.of(key), contact)));
    }

    @Override
    public boolean federates(String issuer) {
        return federated.knows(issuer);
    }

    /** A user of the plug-in that is set, whose username or ID number is the subject. */
    @Override
    public Optional<Account> accountOf(Account identity) {
        return Optional.of(identity)
                .filter(known -> federated.knows(known.issuer()))
                .flatMap(known -> Remote.ask(() -> federated.withSubject(known.subject())))
                .map(user -> subject.account(user.id()));
    }

    @Override
    public Account create(AccountKey key, Contact contact, Account identity) {
        return subject.account(Remote.ask(() -> accounts.create(Key.of(key), contact, identity.subject())));
    }

    /**
     * Confirmed users whose password Moodle itself keeps (auth {@code manual} or {@code email}), so that a forgotten-password mail opens
     * their accounts. Moodle does not tell which users have a second factor: switch {@code accountsByMailbox} off where some have.
     */
    @Override
    public List<Account> findByAddress(CanonicalEmail address) {
        return Remote.ask(() -> users.withEmail(address.value())).stream()
                .filter(user -> user.isRecoverable() && !Erased.is(user))
                .map(user -> subject.account(user.id()))
                .toList();
    }

    @Override
    public Duration longestRequest() {
        return settings.longestRequest();
    }

    @Override
    public void invite(Account account, Invitation.Context context) {
        var id = subject.require(account);
        Remote.tell(() -> invitations.send(id, context.language()));
    }

    @Override
    public void suspend(Account account) {
        var id = subject.require(account);
        Remote.tell(() -> access.setSuspended(id, true));
    }

    @Override
    public void reactivate(Account account) {
        var id = subject.require(account);
        Remote.tell(() -> access.setSuspended(id, false));
    }

    /**
     * Empties the account and suspends it, instead of deleting it: then Moodle would keep more of the person. What they did in
     * courses stays, and is nobody's.
     */
    @Override
    public void erase(Account account) {
        find(account).ifPresent(user -> Remote.tell(() -> access.erase(user)));
    }

    @Override
    public boolean isErased(Account account) {
        return find(account).isEmpty();
    }

    /** Web services cannot reach it; an administrator's data request does. */
    @Override
    public Set<Remnant> keeps() {
        return EnumSet.allOf(Remnant.class);
    }

    private Optional<User> find(Account account) {
        return subject.find(account)
                .flatMap(id -> Remote.ask(() -> users.withId(id)))
                .filter(user -> !Erased.is(user));
    }

    @Override
    public AccountState stateOf(Account account) {
        return find(account)
                .map(user -> user.isUsable() ? AccountState.ACTIVE : AccountState.SUSPENDED)
                .orElse(AccountState.GONE);
    }

    @Override
    public void update(Account account, Contact contact) {
        var id = subject.require(account);
        Remote.tell(() -> access.setProfile(id, contact));
    }

    @Override
    public void grant(ShopId shop, Account account) {
        var id = subject.require(account);
        Remote.tell(() -> support.enrol(shop, id));
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        subject.find(account).ifPresent(id -> Remote.tell(() -> support.unenrol(shop, id)));
    }

    @Override
    public URI address(ShopId shop) {
        return support.address(shop);
    }

    @Override
    public void set(ShopId shop, Account account, String course, CourseState wanted) {
        if (wanted.status() == CourseState.Status.OPEN) {
            var id = subject.require(account);
            Remote.tell(() -> courses().open(shop, id, course, wanted));
        } else {
            subject.find(account)
                    .ifPresent(id -> Remote.tell(() -> {
                        if (wanted.status() == CourseState.Status.CLOSED) {
                            courses().close(shop, id, course);
                        } else {
                            courses().takeBack(shop, id, course);
                        }
                    }));
        }
    }

    @Override
    public boolean isIn(ShopId shop, Account account, String course) {
        return Remote.ask(() -> courses().isIn(shop, subject.find(account), course));
    }

    @Override
    public boolean keepsTimes() {
        return courses.map(BoughtCourses::keepsTimes).orElse(true);
    }

    @Override
    public URI courseAddress(ShopId shop, String course) {
        return courses().address(course);
    }

    /** By a role of {@link MoodleSettings.Bought#teacherRoles} in the course itself, and an enrolment; a role in its category does not count. */
    @Override
    public Set<String> taught(ShopId shop, Account account, Set<String> asked) {
        return asked.isEmpty()
                ? Set.of()
                : find(account)
                        .filter(User::isUsable)
                        .map(user -> Remote.ask(() -> courses().taught(user.id(), asked)))
                        .orElse(Set.of());
    }

    private BoughtCourses courses() {
        return courses.orElseThrow(() -> new ProviderRefusalException(
                Reason.NOT_PERMITTED,
                "No courses are opened at this Moodle: set chaland.moodle.courses if that is wanted."));
    }

    @Override
    public List<Finding> check(Set<URI> addresses) {
        return siteCheck.findings();
    }

    @Override
    public String toString() {
        return "MoodleProvider[issuer=" + issuer() + "]";
    }
}
