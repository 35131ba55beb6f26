package org.chaland.spi.contract;

import java.time.Duration;
import org.chaland.spi.SignInRedirect;
import org.junit.jupiter.api.Nested;

/**
 * The contract of providers that sign people in by OpenID Connect or LTI 1.3: which tokens they believe, and how they bear a site that fails or lies. It
 * brings the site along. Extend it, make the provider under test for the site, and let the name of the class end in {@code Test}:
 *
 * <pre>{@code
 * class SchoolSignInContractTest extends OpenIdSignInContract {
 *     protected SignInRedirect provider(OpenIdSite site) {
 *         return new SchoolProvider(URI.create(site.issuer()), site.clientId(), site.clientSecret());
 *     }
 * }
 * }</pre>
 *
 * @since 0.1
 */
public abstract class OpenIdSignInContract {

    /** Makes the provider under test, with its client's id and secret at that site. Called for each test, and again for some. */
    protected abstract SignInRedirect provider(OpenIdSite site);

    /** Makes the site, which has what the provider under test needs: one that answers with codes, unless overridden. Called for each test. */
    protected OpenIdSite site() {
        return OpenIdSite.answeringWithCodes();
    }

    /** How long one call of the provider under test may take at most: half a minute unless overridden. */
    protected Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Nested
    class Tokens extends OpenIdTokenRules {

        @Override
        OpenIdSignInContract contract() {
            return OpenIdSignInContract.this;
        }
    }

    @Nested
    class Answers extends OpenIdAnswerRules {

        @Override
        OpenIdSignInContract contract() {
            return OpenIdSignInContract.this;
        }
    }

    @Nested
    class Profiles extends OpenIdProfileRules {

        @Override
        OpenIdSignInContract contract() {
            return OpenIdSignInContract.this;
        }
    }

    @Nested
    class SignOuts extends OpenIdSignOutRules {

        @Override
        OpenIdSignInContract contract() {
            return OpenIdSignInContract.this;
        }
    }

    @Nested
    class Failures extends OpenIdFailureRules {

        @Override
        OpenIdSignInContract contract() {
            return OpenIdSignInContract.this;
        }
    }
}
