package org.chaland.spi;

import java.net.URI;
import java.util.Locale;

/**
 * One attempt to sign in, bound to one browser. Its secrets are its own (RFC 9700 §2.1.1); it is over after a quarter of an hour, with the first
 * answer of the checkout, whatever that is, and as soon as one at another provider begins.
 *
 * @param state goes to the provider and comes back with the browser (RFC 6749 §10.12); 107 characters of base64url
 * @param secret never leaves the two servers: for a nonce (OpenID Connect Core 1.0 §15.5.2) or a code verifier (RFC 7636);
 *     43 characters of base64url
 * @param returnTo where the provider sends the browser back
 * @param locale the visitor's language, for the provider's pages ({@code ui_locales}); may differ when the attempt is completed
 * @param asksAgain whether the provider is to ask who it is, even if somebody is signed in there already, as after a sign-out at a computer
 *     that others use ({@code prompt=login} of OpenID Connect Core 1.0 §3.1.2.1). A provider that cannot leaves it out
 */
public record SignInAttempt(String state, String secret, URI returnTo, Locale locale, boolean asksAgain) {

    /** Shows where to, not the secrets. */
    @Override
    public String toString() {
        return "SignInAttempt[returnTo=" + returnTo + "]";
    }
}
