package org.chaland.spi;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-in at the provider's own page, as in OpenID Connect Core 1.0 §3.1 or OAuth 2.0 (RFC 6749 §4.1).
 *
 * <p>Core keeps the draft, makes the attempt's secrets and checks the state that comes back; the adapter builds the address
 * and asks the provider who signed in.
 *
 * @since 0.1
 */
public interface SignInRedirect extends IdentityProvider {

    /**
     * Where to send the visitor's browser. May ask the provider, such as for its configuration (OpenID Connect Discovery 1.0) or a pushed
     * request (RFC 9126), so it is not called inside a transaction.
     *
     * @return an absolute address that carries the attempt's {@link SignInAttempt#state()} and no personal data
     * @throws ProviderUnavailableException if the provider does not answer
     */
    URI address(SignInAttempt attempt);

    /**
     * Finds out who signed in, from the parameters with which the browser came back.
     *
     * @param attempt equal to the one given to {@link #address}; core has compared the state
     * @param parameters as received, untrusted, one value each
     * @return who signed in, or empty if nobody did: refused, cancelled, forged, expired or already used
     * @throws ProviderUnavailableException if the provider does not answer
     */
    Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters);
}
