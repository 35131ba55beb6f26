package org.chaland.memory;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.CourseTeaching;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Invitation;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignOut;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.chaland.spi.SupportAccess;

/**
 * An identity provider that is capable of all but beginning a sign-in and checking itself, for tests and examples. Whoever holds a sign-in address signs in as
 * anybody, by {@link #signIn(URI, Account)}; by a password signs in who was given one, by {@link #givePassword}.
 *
 * <p>Keys of ours are unique unless set up otherwise, and so are e-mail addresses, compared without regard to the case of ASCII letters. Safe for use
 * by several threads; forgets everything when the process ends. Its text form shows no personal data.
 */
public final class InMemoryIdentityProvider extends InMemoryUsers
        implements SignInRedirect, SignOut, PasswordSignIn, Invitation, SupportAccess, CourseAccess, CourseTeaching {

    private final URI supportArea;
    private final InMemoryProviderCourses courses;
    private final boolean keepsTimes;
    private final InMemorySignIns signIns;
    private final InMemoryPasswords passwords;
    private final List<Account> invitations = new ArrayList<>();
    private final Map<ShopId, Set<Account>> supported = new HashMap<>();

    private InMemoryIdentityProvider(Builder from) {
        super(from.issuer, from.fieldLimits, from.keysAreUnique, from.federated);
        supportArea = from.supportArea;
        courses = new InMemoryProviderCourses(accounts, from.clock, from.courses);
        keepsTimes = from.keepsTimes;
        signIns = new InMemorySignIns(from.signInPage, from.random);
        passwords = new InMemoryPasswords(from.random);
    }

    /** A builder of a provider that knows nobody and keeps values of any length. */
    public static Builder builder(String issuer) {
        return new Builder(issuer);
    }

    @Override
    public URI address(SignInAttempt attempt) {
        return signIns.address(attempt);
    }

    @Override
    public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        return signIns.complete(attempt, parameters).filter(who -> isUsable(who.account()));
    }

    @Override
    public Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo) {
        return Optional.of(signIns.signOut(returnTo));
    }

    @Override
    public Optional<Account> signedOut(Map<String, String> parameters) {
        return signIns.signedOut(parameters);
    }

    @Override
    public Optional<SignedIn> signIn(PasswordAttempt attempt) {
        return passwords.check(attempt).filter(this::isUsable).map(account -> SignedIn.as(account));
    }

    @Override
    public void invite(Account account, Invitation.Context context) {
        accounts.requireUsable(account);
        synchronized (invitations) {
            invitations.add(account);
        }
    }

    @Override
    public void grant(ShopId shop, Account account) {
        accounts.requireUsable(account);
        synchronized (supported) {
            supported.computeIfAbsent(shop, any -> new LinkedHashSet<>()).add(account);
        }
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        synchronized (supported) {
            supported.getOrDefault(shop, new LinkedHashSet<>()).remove(account);
        }
    }

    @Override
    public URI address(ShopId shop) {
        return URI.create(supportArea + "/" + shop);
    }

    /** Courses only if there are any. */
    @Override
    public boolean offers(Class<? extends IdentityProvider> capability) {
        var needsCourses = capability.equals(CourseAccess.class) || capability.equals(CourseTeaching.class);
        return capability.isInstance(this) && (!needsCourses || !courses.isEmpty());
    }

    @Override
    public void set(ShopId shop, Account account, String course, CourseState wanted) {
        courses.set(account, course, wanted);
    }

    @Override
    public boolean isIn(ShopId shop, Account account, String course) {
        return courses.isIn(account, course);
    }

    @Override
    public boolean keepsTimes() {
        return keepsTimes;
    }

    @Override
    public URI courseAddress(ShopId shop, String course) {
        return URI.create(supportArea + "/course/" + URLEncoder.encode(course, StandardCharsets.UTF_8));
    }

    @Override
    public Set<String> taught(ShopId shop, Account account, Set<String> asked) {
        return courses.taught(account, asked);
    }

    /** Makes the account a teacher of the course, or no teacher any more. */
    public void letTeach(Account account, String course, boolean teaches) {
        courses.letTeach(account, course, teaches);
    }

    /** Lets the provider know a course. */
    public void addCourse(String course) {
        courses.add(course);
    }

    /** Lets an account into a course, or puts it out again, as a teacher does; what the shop has given it there stays. */
    public void letIn(Account account, String course, boolean in) {
        courses.letIn(account, course, in);
    }

    /** What the shop has given the account in the course. */
    public CourseState given(Account account, String course) {
        return courses.given(account, course);
    }

    /**
     * Lets the provider know a person of its own, not made by the shop.
     *
     * @throws ProviderRefusalException if the e-mail address is taken or a value is too long
     */
    public Account addUser(Contact profile) {
        return accounts.add(profile);
    }

    /** Lets that identity of another issuer sign in as the account from now on. */
    public void federate(Account account, Account identity) {
        accounts.federate(account, identity);
    }

    /** Lets an account sign in with that name and password from now on, and no other; of the password a hash is kept. */
    public void givePassword(Account account, String name, char[] password) {
        passwords.give(account, name, password);
    }

    /**
     * Deletes an account: its key and its address are free for another.
     *
     * @throws ProviderRefusalException if there is no such account
     */
    public void delete(Account account) {
        accounts.delete(account);
    }

    /**
     * Does what a browser does whose user signs in at the address.
     *
     * @return the parameters that it brings back; they tell of a refusal if the account cannot be used
     */
    public Map<String, String> signIn(URI address, Account user) {
        return answer(address, SignedIn.as(user));
    }

    /** As {@link #signIn(URI, Account)}, with somebody else, such as an operator, acting for the user. */
    public Map<String, String> signInOnBehalf(URI address, Account user) {
        return answer(address, SignedIn.onBehalfOf(user));
    }

    /** Does what a browser does whose user turns away at the address. */
    public Map<String, String> cancel(URI address) {
        return signIns.cancel(address);
    }

    /**
     * Ends the sessions of an account.
     *
     * @return what the provider then sends to the host; it counts once
     */
    public Map<String, String> signOut(Account user) {
        return signIns.signOut(user);
    }

    /** All accounts, the oldest first; unmodifiable, a copy. */
    public List<Account> accounts() {
        return accounts.all();
    }

    /** Who was invited, in the order of the invitations, once for each; unmodifiable, a copy. */
    public List<Account> invitations() {
        synchronized (invitations) {
            return List.copyOf(invitations);
        }
    }

    /** Who is in the support area of the shop; unmodifiable, a copy. */
    public Set<Account> supported(ShopId shop) {
        synchronized (supported) {
            return Set.copyOf(supported.getOrDefault(shop, Set.of()));
        }
    }

    private Map<String, String> answer(URI address, SignedIn who) {
        return isUsable(who.account()) ? signIns.signIn(address, who) : signIns.cancel(address);
    }

    private boolean isUsable(Account account) {
        return accounts.profile(account).isPresent();
    }

    @Override
    public String toString() {
        return "InMemoryIdentityProvider[issuer=" + issuer() + ", accounts="
                + accounts().size() + "]";
    }

    /** Collects settings; not safe for use by several threads. */
    public static final class Builder {

        private final String issuer;
        private Map<Field, Integer> fieldLimits = Map.of();
        private URI signInPage = URI.create("https://identity.invalid/sign-in");
        private URI supportArea = URI.create("https://identity.invalid/support");
        private RandomGenerator random = new SecureRandom();
        private boolean keysAreUnique = true;
        private Set<String> federated = Set.of();
        private Set<String> courses = Set.of();
        private boolean keepsTimes = true;
        private Clock clock = Clock.systemUTC();

        private Builder(String issuer) {
            this.issuer = Objects.requireNonNull(issuer, "issuer");
        }

        /** The longest values kept, in code points. */
        public Builder fieldLimits(Map<Field, Integer> limits) {
            fieldLimits = Map.copyOf(limits);
            return this;
        }

        /** The page at which visitors sign in, an absolute address without query. */
        public Builder signInPage(URI page) {
            signInPage = Objects.requireNonNull(page, "page");
            return this;
        }

        /** Where the support areas are, an absolute address; each shop's own is below it. */
        public Builder supportArea(URI area) {
            supportArea = Objects.requireNonNull(area, "area");
            return this;
        }

        /** Where codes come from; a seeded one makes them the same at every run. */
        public Builder random(RandomGenerator source) {
            random = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Whether a key belongs to one account, as {@link AccountProvisioning#keepsKeysUnique} says; {@code false} to try what
         * becomes of a provider that cannot promise that.
         */
        public Builder keysAreUnique(boolean value) {
            keysAreUnique = value;
            return this;
        }

        /** Issuers whose identities have accounts here, as {@link #federate} says; none unless set. */
        public Builder federated(String... issuers) {
            federated = Set.of(issuers);
            return this;
        }

        /** Codes of courses that are there from the beginning; without any, the provider opens no courses. */
        public Builder courses(String... codes) {
            courses = Set.of(codes);
            return this;
        }

        /** Whether it opens and closes courses by itself when their times come, as {@link CourseAccess#keepsTimes} says. */
        public Builder keepsTimes(boolean value) {
            keepsTimes = value;
            return this;
        }

        /** The clock by which courses are open. */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /** The provider. */
        public InMemoryIdentityProvider build() {
            return new InMemoryIdentityProvider(this);
        }
    }
}
