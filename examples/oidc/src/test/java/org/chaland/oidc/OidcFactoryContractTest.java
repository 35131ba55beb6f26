package org.chaland.oidc;

import java.util.Map;
import java.util.Set;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.contract.IdentityProviderFactoryContract;

final class OidcFactoryContractTest extends IdentityProviderFactoryContract {

    private static final String ISSUER = "chaland.oidc.issuer";
    private static final String CLIENT_ID = "chaland.oidc.client-id";

    @Override
    protected IdentityProviderFactory factory() {
        return new OidcFactory();
    }

    @Override
    protected Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry(ISSUER, "https://id.example.org"),
                Map.entry(CLIENT_ID, "shop"),
                Map.entry("chaland.oidc.client-secret", "0123456789abcdef0123456789abcdef"),
                Map.entry("chaland.oidc.scopes", "openid profile email"),
                Map.entry("chaland.oidc.ask-again", "login"),
                Map.entry("chaland.oidc.connect-timeout", "PT2S"),
                Map.entry("chaland.oidc.timeout", "PT10S"),
                Map.entry("chaland.oidc.insecure-http", "false"));
    }

    @Override
    protected Set<String> required() {
        return Set.of(ISSUER, CLIENT_ID);
    }
}
