package org.chaland.spi;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;

/**
 * What a provider asserts at a sign-in. Its text form shows the account only.
 *
 * @param account who signed in
 * @param onBehalf whether somebody else acts for that person, such as an operator (RFC 8693 §4.1); such a session is never
 *     linked as the customer (I13)
 * @param profile what it told of the person, such as the claims of an ID token, nothing cut and nothing mended; it fills the form if the
 *     provider is no {@link ProfileSource}, or does not answer. Empty if it told nothing
 * @param emailConfirmed whether the provider says that the address of the profile is the person's ({@code email_verified} of OpenID
 *     Connect Core 1.0 §5.1). The form is locked to such an address; another one is only shown
 * @param session what {@link SignOut} needs to end the provider's session, such as the ID token: at most 8,000 characters, and a secret. It is stored nowhere, so it is lost
 *     where the answer was posted. Empty if it needs nothing
 */
public record SignedIn(
        Account account,
        boolean onBehalf,
        Optional<Contact> profile,
        boolean emailConfirmed,
        Optional<String> session) {

    /** Somebody who signed in themselves; nothing else was told. */
    public static SignedIn as(Account account) {
        return new SignedIn(account, false, Optional.empty(), false, Optional.empty());
    }

    /** Somebody for whom another person acts. */
    public static SignedIn onBehalfOf(Account account) {
        return new SignedIn(account, true, Optional.empty(), false, Optional.empty());
    }

    /** The same sign-in with what was told of the person. */
    public SignedIn withProfile(Contact told, boolean isEmailConfirmed) {
        return new SignedIn(account, onBehalf, Optional.of(told), isEmailConfirmed, session);
    }

    /** The same sign-in with what ends it at the provider. */
    public SignedIn withSession(String value) {
        return new SignedIn(account, onBehalf, profile, emailConfirmed, Optional.of(value));
    }

    @Override
    public String toString() {
        return "SignedIn[account=" + account + ", onBehalf=" + onBehalf + "]";
    }
}
