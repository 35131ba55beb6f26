package org.chaland.moodle;

import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.ProviderProperties;

/** Makes a {@link MoodleProvider} from properties, for hosts that find it by {@code ServiceLoader} under {@code moodle}. */
public final class MoodleFactory implements IdentityProviderFactory {

    /** For {@code ServiceLoader}. */
    public MoodleFactory() {}

    @Override
    public String id() {
        return "moodle";
    }

    @Override
    public int spiVersion() {
        return IdentityProviderFactory.SPI_VERSION;
    }

    @Override
    public IdentityProvider create(ProviderProperties properties) {
        return new MoodleProvider(MoodleSettings.from(properties));
    }
}
