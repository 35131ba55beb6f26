package org.chaland.memory;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chaland.spi.Finding;
import org.chaland.spi.Finding.Severity;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.ProviderProperties;
import org.chaland.spi.SelfCheck;

/** Makes providers in memory of one property, until a subclass breaks it. */
class Plugin implements IdentityProviderFactory {

    static final String ISSUER = "chaland.memory.issuer";
    static final Finding ERROR = new Finding("key-missing", Severity.ERROR, "A key is missing.", "Make one.");
    static final Finding WARNING = new Finding("key-old", Severity.WARNING, "The key is old.", "Make another.");

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public IdentityProvider create(ProviderProperties properties) {
        properties.required("issuer");
        var issuer = properties.text("issuer", "", Pattern.compile("[!-~]+"), "a name without spaces");
        properties.requireAllRead();
        return InMemoryIdentityProvider.builder(issuer).build();
    }

    /** A provider that finds that. */
    record Checked(List<Finding> findings) implements SelfCheck {

        @Override
        public List<Finding> check(Set<URI> addresses) {
            return findings;
        }

        @Override
        public String issuer() {
            return Providers.ISSUER;
        }
    }

    /** What the contracts ask of a factory like this. */
    static Map<String, String> properties() {
        return Map.of(ISSUER, Providers.ISSUER);
    }

    static Set<String> required() {
        return Set.of(ISSUER);
    }
}
