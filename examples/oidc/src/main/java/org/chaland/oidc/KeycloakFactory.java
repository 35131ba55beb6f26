package org.chaland.oidc;

import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.ProviderProperties;

/** Makes a {@link KeycloakProvider} from properties, for hosts that find it by {@code ServiceLoader} under {@code keycloak}. */
public final class KeycloakFactory implements IdentityProviderFactory {

    /** For {@code ServiceLoader}. */
    public KeycloakFactory() {}

    @Override
    public String id() {
        return "keycloak";
    }

    @Override
    public int spiVersion() {
        return IdentityProviderFactory.SPI_VERSION;
    }

    @Override
    public IdentityProvider create(ProviderProperties properties) {
        return new KeycloakProvider(KeycloakSettings.from(properties));
    }
}
