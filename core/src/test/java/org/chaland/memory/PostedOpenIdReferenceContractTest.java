package org.chaland.memory;

import org.chaland.spi.SignInRedirect;
import org.chaland.spi.contract.OpenIdSignInContract;
import org.chaland.spi.contract.OpenIdSite;
import org.junit.jupiter.api.Tag;

@Tag("ci")
class PostedOpenIdReferenceContractTest extends OpenIdSignInContract {

    @Override
    protected OpenIdSite site() {
        return OpenIdSite.postingTokens().below("/moodle").demanding("deployment", "7");
    }

    @Override
    protected SignInRedirect provider(OpenIdSite site) {
        return new OpenIdReference.Posted(site);
    }
}
