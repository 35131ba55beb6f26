package org.chaland.examples.provider;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.ProviderProperties;

/** Makes it of properties, so that it can be dropped on a class path. */
public final class FolderProviderFactory implements IdentityProviderFactory {

    @Override
    public String id() {
        return "folder";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public IdentityProvider create(ProviderProperties properties) {
        var provider = new FolderProvider(properties.required("issuer"), path(properties));
        properties.requireAllRead();
        return provider;
    }

    /** What the system says of a path repeats it. */
    private static Path path(ProviderProperties properties) {
        try {
            return Path.of(properties.required("path"));
        } catch (InvalidPathException wrong) {
            throw properties.wrong("path", "the folder that holds the accounts");
        }
    }
}
