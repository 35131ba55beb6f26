package org.chaland.spi;

import java.util.Optional;

/**
 * Checks a password that was typed on a page of the host. A last resort (I11), off unless a shop names the issuer in
 * {@link ShopRules.Builder#passwordSignInIssuers}; where the provider has {@link SignInRedirect}, that is the way. Its risks:
 *
 * <ul>
 *   <li>There is no second factor: the provider has no page on which to ask for one.
 *   <li>People get used to typing the password of one site at another, which is the habit that phishing lives on.
 *   <li>The password passes through the host, and through whatever the host writes down of its requests.
 *   <li>Whoever has lists of stolen passwords can try them here. Core limits that ({@link Limit#PASSWORD_BY_CLIENT},
 *       {@link Limit#PASSWORD_BY_NAME}) before the provider is asked, and never locks an account.
 * </ul>
 *
 * @since 0.1
 */
public interface PasswordSignIn extends IdentityProvider {

    /**
     * Finds out whose name and password these are. What is returned decides who signed in, by the provider's own id, never what
     * was typed.
     *
     * <p>A name that is unknown, a password that is wrong and an account that cannot be used are one answer, and should take
     * the same time. Core wipes the attempt as soon as this returns: keep neither it nor a copy, write nothing of it down, and
     * put nothing of it into an address or an exception (I10).
     *
     * @param attempt untrusted; the name has at most 255 characters, the password at most 1,000
     * @return who signed in, or empty if nobody did
     * @throws ProviderUnavailableException if the provider does not answer, whatever the name
     * @throws ProviderRefusalException if our own access to the provider does not allow the call, whatever the name
     */
    Optional<SignedIn> signIn(PasswordAttempt attempt);
}
