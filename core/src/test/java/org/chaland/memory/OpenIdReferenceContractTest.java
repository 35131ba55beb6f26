package org.chaland.memory;

import org.chaland.spi.SignInRedirect;
import org.chaland.spi.contract.OpenIdSignInContract;
import org.chaland.spi.contract.OpenIdSite;
import org.junit.jupiter.api.Tag;

@Tag("ci")
class OpenIdReferenceContractTest extends OpenIdSignInContract {

    @Override
    protected SignInRedirect provider(OpenIdSite site) {
        return new OpenIdReference(site);
    }
}
