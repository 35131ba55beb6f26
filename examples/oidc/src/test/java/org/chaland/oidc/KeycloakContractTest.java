package org.chaland.oidc;

import org.chaland.spi.contract.IdentityProviderContract;
import org.chaland.spi.contract.ProviderFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** The rules of every capability, with a real Keycloak. */
@Tag("ci")
final class KeycloakContractTest extends IdentityProviderContract {

    private static @Nullable KeycloakRealm realm;

    @Override
    protected ProviderFixture fixture() {
        return realm();
    }

    private static synchronized KeycloakRealm realm() {
        if (realm == null) {
            realm = KeycloakRealm.make().withAnyNames();
        }
        return realm;
    }
}
