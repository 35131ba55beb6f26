package org.chaland.moodle;

import java.util.Map;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;

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
    public IdentityProvider create(Map<String, String> properties) {
        return new MoodleProvider(MoodleSettings.from(properties));
    }
}
