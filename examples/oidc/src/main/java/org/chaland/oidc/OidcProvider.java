package org.chaland.oidc;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.spi.Finding;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignOut;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;

/**
 * An OpenID provider at which people sign in. Subjects of its accounts are those of its ID tokens; what these tell of the person fills the form.
 *
 * <p>A call takes at most {@link OidcSettings#timeout}, and a sign-in at most five calls. Safe for use by several threads.
 */
public final class OidcProvider implements SignInRedirect, SignOut, SelfCheck {

    private final String issuer;
    private final OpenIdSignIn signIn;

    /** Makes no call yet. */
    public OidcProvider(OidcSettings settings) {
        this(settings, Clock.systemUTC());
    }

    OidcProvider(OidcSettings settings, Clock clock) {
        issuer = settings.issuer();
        signIn = new OpenIdSignIn(settings, clock);
    }

    @Override
    public String issuer() {
        return issuer;
    }

    @Override
    public URI address(SignInAttempt attempt) {
        return signIn.address(attempt);
    }

    @Override
    public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        return signIn.complete(attempt, parameters);
    }

    @Override
    public Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo) {
        return signIn.signOut(session, returnTo);
    }

    @Override
    public Optional<Account> signedOut(Map<String, String> parameters) {
        return signIn.signedOut(parameters);
    }

    @Override
    public List<Finding> check(Set<URI> addresses) {
        return signIn.findings(addresses);
    }

    @Override
    public String toString() {
        return "OidcProvider[issuer=" + issuer + "]";
    }
}
