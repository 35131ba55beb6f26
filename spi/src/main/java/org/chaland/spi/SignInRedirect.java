package org.chaland.spi;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-in at the provider's own page, as in OpenID Connect Core 1.0 §3.1 or OAuth 2.0 (RFC 6749 §4.1).
 *
 * <p>Core keeps the draft, makes the attempt's secrets and checks the state that comes back; the adapter builds the address
 * and asks the provider who signed in. The answer may come as parameters of the address or in a form that is posted (OAuth 2.0 Form Post
 * Response Mode): the adapter does not see the difference.
 *
 * @since 0.1
 */
public interface SignInRedirect extends IdentityProvider {

    /**
     * Where to send the visitor's browser. May ask the provider, such as for its configuration (OpenID Connect Discovery 1.0) or a pushed
     * request (RFC 9126), so it is not called inside a transaction. Keep what does not change, with a limit on its size and age.
     *
     * @return an absolute address that carries no personal data, and the attempt's {@link SignInAttempt#state()} unless the provider begins
     *     the sign-in itself ({@link SignInInitiation})
     * @throws ProviderUnavailableException if the provider does not answer
     * @throws ProviderRefusalException if it does not know us: staff have to look at the settings
     */
    URI address(SignInAttempt attempt);

    /**
     * Finds out who signed in, from the parameters with which the browser came back. Core asks once for each attempt.
     *
     * @param attempt with the state, the secret and the address of the one given to {@link #address}; core has compared the state
     * @param parameters as received, untrusted, one value each
     * @return who signed in, or empty if nobody did: refused, cancelled, forged or expired
     * @throws ProviderUnavailableException if the provider does not answer
     * @throws ProviderRefusalException if it does not accept our own secret or our address: staff have to look at the settings
     */
    Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters);
}
