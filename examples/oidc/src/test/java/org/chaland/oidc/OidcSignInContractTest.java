package org.chaland.oidc;

import java.util.Map;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.contract.OpenIdSignInContract;
import org.chaland.spi.contract.OpenIdSite;

final class OidcSignInContractTest extends OpenIdSignInContract {

    @Override
    protected SignInRedirect provider(OpenIdSite site) {
        var settings = OidcSettings.from(Map.of(
                "chaland.oidc.issuer", site.issuer(),
                "chaland.oidc.client-id", site.clientId(),
                "chaland.oidc.client-secret", site.clientSecret(),
                "chaland.oidc.timeout", "PT1S"));
        return new OidcProvider(settings, site.clock());
    }
}
