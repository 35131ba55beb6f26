package org.chaland.checkout;

import java.net.URI;
import java.util.Objects;

/**
 * Where somebody wants to sign in.
 *
 * @param issuer one of {@link org.chaland.prefill.ContactStep#signInIssuers()}
 * @param returnTo where the provider sends the browser back; pass the same address to {@link Checkouts#signedIn(org.chaland.model.Visit,
 *     java.util.Map, URI)}, and to {@link Checkouts#postedSignIn} if the provider posts its answer
 * @param asksAgain whether the provider is to ask who it is, even if somebody is signed in there already: after a sign-out, or to sign in as
 *     somebody else
 */
public record SignInRequest(String issuer, URI returnTo, boolean asksAgain) {

    /** @throws NullPointerException if a part is null */
    public SignInRequest {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(returnTo, "returnTo");
    }

    /** A request that lets the provider sign in at once whom it knows in that browser. */
    public static SignInRequest at(String issuer, URI returnTo) {
        return new SignInRequest(issuer, returnTo, false);
    }

    /** The same request, but the provider is to ask who it is. */
    public SignInRequest askingAgain() {
        return new SignInRequest(issuer, returnTo, true);
    }
}
