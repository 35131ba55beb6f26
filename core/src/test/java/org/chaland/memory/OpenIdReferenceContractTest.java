package org.chaland.memory;

import org.chaland.spi.SignInRedirect;
import org.chaland.spi.contract.OpenIdSignInContract;
import org.chaland.spi.contract.OpenIdSite;

class OpenIdReferenceContractTest extends OpenIdSignInContract {

    @Override
    protected SignInRedirect provider(OpenIdSite site) {
        return new OpenIdReference(site);
    }
}
