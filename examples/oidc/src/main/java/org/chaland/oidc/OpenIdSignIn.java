package org.chaland.oidc;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.spi.Finding;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignedIn;

/** Sign-in and sign-out at an OpenID provider: the part that all providers of this module share. Safe for use by several threads. */
final class OpenIdSignIn {

    private final OidcSettings settings;
    private final Clock clock;

    OpenIdSignIn(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    URI address(SignInAttempt attempt) {
        throw new UnsupportedOperationException(settings + " at " + clock);
    }

    Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        return Optional.empty();
    }

    Optional<URI> signOutAddress(Optional<String> session, URI returnTo) {
        return Optional.empty();
    }

    Optional<Account> signedOut(Map<String, String> parameters) {
        return Optional.empty();
    }

    /** What is set up wrongly for signing in, the worst first. */
    List<Finding> findings(Set<URI> addresses) {
        return List.of();
    }
}
