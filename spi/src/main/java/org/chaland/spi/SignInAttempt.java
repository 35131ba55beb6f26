package org.chaland.spi;

import java.net.URI;

/**
 * One attempt to sign in, bound to one checkout.
 *
 * @param state goes to the provider and comes back with the browser (RFC 6749 §10.12); 43 characters of base64url
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
