package org.chaland.spi;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;

/**
 * Ends the session at the provider too. Otherwise whoever presses the sign-in after a sign-out at a computer that others use is signed in as
 * the person before.
 *
 * @since 0.1
 */
public interface SignOut extends IdentityProvider {

    /**
     * How to send the browser to end the provider's session (OpenID Connect RP-Initiated Logout 1.0 §2).
     *
     * @param session {@link SignedIn#session()} of the sign-in; empty if the host has not kept it, and then the provider may ask the person
     * @param returnTo where the provider sends the browser afterwards, if it does
     * @return where to send it, and what is posted there; empty if the provider has no such page
     * @throws ProviderUnavailableException if the provider does not answer
     */
    Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo);

    /**
     * Finds out who was signed out at the provider, from a message that it sends to the host without any browser (OpenID Connect Back-Channel
     * Logout 1.0 §2.5).
     *
     * @param parameters as received, untrusted, one value each
     * @return whose sessions end; empty if it is no such message of this provider, or one that was forged or is too old
     * @throws ProviderUnavailableException if the provider does not answer
     */
    default Optional<Account> signedOut(Map<String, String> parameters) {
        return Optional.empty();
    }
}
