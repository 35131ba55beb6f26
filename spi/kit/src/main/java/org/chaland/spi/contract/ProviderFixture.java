package org.chaland.spi.contract;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.SelfCheck;

/**
 * An identity provider under test, and what a person or an administrator does there by hand. No method but {@link #provider}
 * uses the class under test. Each test has a fixture of its own.
 *
 * <p>Four methods are for every provider. Each of the others is for the capabilities that its description names; the rest need
 * not be implemented.
 *
 * @since 0.1
 */
public interface ProviderFixture {

    /** Returns the provider, which knows nobody yet. Called once, before the test. */
    IdentityProvider provider();

    /** Creates a person with an account that can be used and that Chaland did not make. */
    Account user(Contact profile);

    /** Suspends the account, so that its owner cannot use it. */
    void suspend(Account account);

    /** Deletes the account. */
    void delete(Account account);

    /** For {@code PasswordSignIn}: creates a person with an account and this password. */
    default Account user(Contact profile, String password) {
        throw missing("user(Contact, String)", "PasswordSignIn");
    }

    /** For {@code PasswordSignIn}: returns the name under which the owner of the account signs in. */
    default String name(Account account) {
        throw missing("name(Account)", "PasswordSignIn");
    }

    /** For {@code AccountProvisioning}: returns the number of accounts, those of {@link #user} included. */
    default int accounts() {
        throw missing("accounts()", "AccountProvisioning");
    }

    /**
     * For {@code AccountLookup}: creates a person with an account that can be used, but that a mail to its address does not open, as one whose
     * address is not confirmed or whose password another system keeps; empty if the provider has no such thing.
     */
    default Optional<Account> unrecoverable(Contact profile) {
        throw missing("unrecoverable(Contact)", "AccountLookup");
    }

    /**
     * For {@code AccountLookup}: creates one more person with the address of another, as an administrator or an import can; empty if the
     * provider never allows that.
     */
    default Optional<Account> namesake(Contact profile) {
        throw missing("namesake(Contact)", "AccountLookup");
    }

    /** For {@code FederatedAccounts}: returns an issuer whose identities have accounts here. */
    default String federatedIssuer() {
        throw missing("federatedIssuer()", "FederatedAccounts");
    }

    /** For {@code FederatedAccounts}: creates a person with an account as their first sign-in as that identity does. */
    default Account federated(Contact profile, Account identity) {
        throw missing("federated(Contact, Account)", "FederatedAccounts");
    }

    /** For {@code AccountErasure}: returns whether the provider still has the account. */
    default boolean exists(Account account) {
        throw missing("exists(Account)", "AccountErasure");
    }

    /** For {@code AccountSuspension}: returns whether the owner of the account can sign in. */
    default boolean isUsable(Account account) {
        throw missing("isUsable(Account)", "AccountSuspension");
    }

    /** For {@code ProfileUpdate}: returns the profile that the provider keeps for the account. */
    default Contact kept(Account account) {
        throw missing("kept(Account)", "ProfileUpdate");
    }

    /**
     * For {@code ProfileUpdate}: writes that text into a field of the account of which Chaland does not know, such as a department, and returns
     * what reads it again; empty if the provider has no such field.
     */
    default Optional<Supplier<String>> note(Account account, String text) {
        return Optional.empty();
    }

    /** For {@code Invitation}: returns the number of invitations that were sent to the account. */
    default int invitations(Account account) {
        throw missing("invitations(Account)", "Invitation");
    }

    /** For {@code SupportAccess}: returns whether the account is in the support area of that shop. */
    default boolean isIn(ShopId shop, Account account) {
        throw missing("isIn(ShopId, Account)", "SupportAccess");
    }

    /** For {@code SupportAccess}: returns a shop with a support area. */
    default ShopId shop() {
        return Samples.SHOP;
    }

    /** For {@code SupportAccess}: returns another shop with a support area, which may be the same area. */
    default ShopId otherShop() {
        return Samples.OTHER_SHOP;
    }

    /** For {@code CourseAccess} and {@code CourseTeaching}: returns the code of a course without participants and teachers. */
    default String course() {
        throw missing("course()", "CourseAccess");
    }

    /** For {@code CourseAccess} and {@code CourseTeaching}: returns the code of another course without participants and teachers. */
    default String otherCourse() {
        throw missing("otherCourse()", "CourseAccess");
    }

    /**
     * For {@code CourseAccess}: returns what the account was given in the course, as the provider keeps it: with its times, to the second,
     * if it keeps times.
     */
    default CourseState given(Account account, String course) {
        throw missing("given(Account, String)", "CourseAccess");
    }

    /** For {@code CourseAccess} and {@code CourseTeaching}: lets the account into the course without end, as a teacher does. */
    default void letIn(Account account, String course) {
        throw missing("letIn(Account, String)", "CourseAccess");
    }

    /** For {@code CourseTeaching}: makes the account a teacher of the course, or takes that away again. */
    default void letTeach(Account account, String course, boolean teaches) {
        throw missing("letTeach(Account, String, boolean)", "CourseTeaching");
    }

    /** For {@code CourseAccess}: returns whether the provider still knows who was in a course that is closed to them. */
    default boolean keepsClosed() {
        return true;
    }

    /** For {@code SignInRedirect}: returns the address to which the provider may send the browser back. */
    default URI returnTo() {
        return URI.create("https://shop.example/signed-in");
    }

    /**
     * For {@code SignInInitiation}: opens the address as that person, and returns what the provider sends the browser to the host with. The same
     * browser goes on in {@link #signIn} and {@link #cancel}.
     */
    default Map<String, String> initiation(URI address, Account account) {
        throw missing("initiation(URI, Account)", "SignInInitiation");
    }

    /**
     * For {@code SignInRedirect}: signs in as that person at the address, and returns what the browser brings back: of somebody who cannot sign in
     * an error, or nothing.
     */
    default Map<String, String> signIn(URI address, Account account) {
        throw missing("signIn(URI, Account)", "SignInRedirect");
    }

    /** For {@code SignOut}: ends the person's session, and returns what the provider then sends to the host; empty if it sends nothing. */
    default Optional<Map<String, String>> signOut(Account account) {
        return Optional.empty();
    }

    /** For {@code SignInRedirect}: cancels the sign-in at the address, and returns what the browser brings back. */
    default Map<String, String> cancel(URI address) {
        throw missing("cancel(URI)", "SignInRedirect");
    }

    /**
     * For {@code SignInRedirect}: as {@link #signIn}, but another person acts for the owner of the account; empty if the provider
     * has no such thing.
     */
    default Optional<Map<String, String>> signInOnBehalf(URI address, Account account) {
        return Optional.empty();
    }

    /**
     * For {@code SelfCheck}: returns a provider that lacks something without which a capability does not work and, if it knows of
     * such a thing, something that matters less.
     */
    default SelfCheck lacking() {
        throw missing("lacking()", "SelfCheck");
    }

    /** For {@code SelfCheck}: returns a provider that does not answer. */
    default SelfCheck silent() {
        throw missing("silent()", "SelfCheck");
    }

    /** Closes what the test has opened. Called once, after the test, also when it failed. */
    default void close() {}

    private static UnsupportedOperationException missing(String method, String capability) {
        return new UnsupportedOperationException(
                "The provider has the capability " + capability + ": implement " + method + " in the fixture.");
    }
}
