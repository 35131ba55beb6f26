package org.chaland.spi;

import java.net.URI;

/**
 * One attempt to sign in, bound to one checkout. Its secrets are its own (RFC 9700 §2.1.1); it is over after a quarter of an hour, with the first
 * answer of the checkout, whatever that is, and as soon as one at another provider begins.
 *
 * @param state goes to the provider and comes back with the browser (RFC 6749 §10.12); 65 characters of base64url
 * @param secret never leaves the two servers: for a nonce (OpenID Connect Core 1.0 §15.5.2) or a code verifier (RFC 7636);
 *     43 characters of base64url
 * @param returnTo where the provider sends the browser back
 */
public record SignInAttempt(String state, String secret, URI returnTo) {

    /** Shows where to, not the secrets. */
    @Override
    public String toString() {
        return "SignInAttempt[returnTo=" + returnTo + "]";
    }
}
