package org.chaland.spi;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-in that begins at the provider: it sends the browser to the host, which sends it on (OpenID Connect Core 1.0 §4; for LTI 1.3 the 1EdTech
 * Security Framework 1.0 §5.1.1). Whoever presses the sign-in of the shop is led there first by {@link SignInRedirect#address}; others arrive
 * from a page of the provider, and nothing came from the shop before.
 *
 * @since 0.1
 */
public interface SignInInitiation extends SignInRedirect {

    /**
     * Where to send a browser that the provider has sent. Core has made the attempt for that browser.
     *
     * @param parameters as received, untrusted, one value each: anybody can send a browser with any
     * @return an absolute address that carries the attempt's state; empty if this is no initiation by this provider, such as one for
     *     another client or another issuer
     * @throws ProviderUnavailableException if the provider does not answer
     */
    Optional<URI> address(SignInAttempt attempt, Map<String, String> parameters);
}
