package org.chaland;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.ProviderProperties;

/**
 * Makes identity providers that were dropped on the class path or the module path, of properties alone. A host that knows its
 * provider when it is compiled does without, and gives {@link Chaland.Builder#identityProvider} an object of its own.
 *
 * <pre>{@code
 * var lms = ProviderPlugins.create("moodle", properties);
 * var chaland = Chaland.builder().storage(storage).shops(shops).identityProvider(lms).build();
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class ProviderPlugins {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}(\\.[a-z0-9-]{1,40})?");

    private ProviderPlugins() {}

    /**
     * Makes the provider of that name. Looks for factories with the class loader of the calling thread's context.
     *
     * @param name the {@link IdentityProviderFactory#id()}; of several providers of one plug-in each has a name of its own behind it, such as
     *     {@code oidc.school} and {@code oidc.company}
     * @param properties all that the host has; the factory is given those whose names begin with {@code chaland.<name>.}
     * @throws IllegalStateException if there is no such factory, more than one, or one that was made for another version of the
     *     SPI; the message says which were found, and what to do
     * @throws IllegalArgumentException if a property is missing or wrong, or the name malformed; the message names it
     * @throws java.util.ServiceConfigurationError if a factory that is on the path cannot be loaded
     */
    public static IdentityProvider create(String name, Map<String, String> properties) {
        return create(name, properties, ServiceLoader.load(IdentityProviderFactory.class));
    }

    static IdentityProvider create(
            String name, Map<String, String> properties, Iterable<IdentityProviderFactory> factories) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of an identity provider is the id of its plug-in, such as oidc, or that and a"
                            + " name of its own, such as oidc.school, of a-z 0-9 -: correct it.");
        }
        var id = name.replaceFirst("\\..*", "");
        var byId = new TreeMap<String, IdentityProviderFactory>();
        for (var factory : factories) {
            var other = byId.put(factory.id(), factory);
            if (other != null && factory.id().equals(id)) {
                throw new IllegalStateException("Two identity providers are named " + id + ", "
                        + List.of(other, factory).stream()
                                .map(each -> each.getClass().getName())
                                .sorted()
                                .collect(joining(" and "))
                        + ": leave one of them on the class path.");
            }
        }
        if (!byId.containsKey(id)) {
            throw new IllegalStateException("There is no identity provider named " + id + ", but "
                    + (byId.isEmpty() ? "none at all" : String.join(", ", byId.keySet()))
                    + ": put its jar on the class path, or correct the name.");
        }
        return versionChecked(byId.get(id)).create(new ProviderProperties("chaland." + name + ".", properties));
    }

    private static IdentityProviderFactory versionChecked(IdentityProviderFactory factory) {
        if (factory.spiVersion() != IdentityProviderFactory.SPI_VERSION) {
            throw new IllegalStateException("Identity provider " + factory.id() + " ("
                    + factory.getClass().getName() + ") was made for version " + factory.spiVersion()
                    + " of the SPI, and this is version " + IdentityProviderFactory.SPI_VERSION
                    + ": take releases of its jar and of Chaland that belong together.");
        }
        return factory;
    }
}
