package org.chaland.examples.provider;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;

/** Makes it of properties, so that it can be dropped on a class path. */
public final class FolderProviderFactory implements IdentityProviderFactory {

    private static final String ISSUER = "chaland.folder.issuer";
    private static final String PATH = "chaland.folder.path";
    private static final Set<String> KNOWN = Set.of(ISSUER, PATH);

    @Override
    public String id() {
        return "folder";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public IdentityProvider create(Map<String, String> properties) {
        properties.keySet().stream().filter(name -> !KNOWN.contains(name)).forEach(name -> {
            throw new IllegalArgumentException(
                    "There is no property " + name + ": look at the spelling, or remove it.");
        });
        return new FolderProvider(required(properties, ISSUER), path(required(properties, PATH)));
    }

    /** What the system says of a path repeats it. */
    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new IllegalArgumentException(PATH + " names no folder: set the one that holds the accounts.");
        }
    }

    private static String required(Map<String, String> properties, String name) {
        return Optional.ofNullable(properties.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing: set it."));
    }
}
