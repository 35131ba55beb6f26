package org.chaland.oidc;

import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.ProviderProperties;

/** Makes an {@link OidcProvider} from properties, for hosts that find it by {@code ServiceLoader} under {@code oidc}. */
public final class OidcFactory implements IdentityProviderFactory {

    /** For {@code ServiceLoader}. */
    public OidcFactory() {}

    @Override
    public String id() {
        return "oidc";
    }

    @Override
    public int spiVersion() {
        return IdentityProviderFactory.SPI_VERSION;
    }

    @Override
    public IdentityProvider create(ProviderProperties properties) {
        return new OidcProvider(OidcSettings.from(properties));
    }
}
