package org.chaland;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;

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

    private ProviderPlugins() {}

    /**
     * Makes the provider of that name. Looks for factories with the class loader of the calling thread's context.
     *
     * @param id as in {@link IdentityProviderFactory#id()}
     * @param properties all that the host has; the factory is given those whose names begin with {@code chaland.<id>.}
     * @throws IllegalStateException if there is no such factory, more than one, or one that was made for another version of the
     *     SPI; the message says which were found, and what to do
     * @throws IllegalArgumentException if a property is missing or wrong; the message names it
     * @throws java.util.ServiceConfigurationError if a factory that is on the path cannot be loaded
     */
    public static IdentityProvider create(String id, Map<String, String> properties) {
        return create(id, properties, ServiceLoader.load(IdentityProviderFactory.class));
    }

    static IdentityProvider create(
            String id, Map<String, String> properties, Iterable<IdentityProviderFactory> factories) {
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
        return versionChecked(byId.get(id)).create(own(id, properties));
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

    /** Nobody is shown the secrets of others. */
    private static Map<String, String> own(String id, Map<String, String> properties) {
        var own = new TreeMap<>(properties);
        own.keySet().removeIf(name -> !name.startsWith("chaland." + id + "."));
        return Map.copyOf(own);
    }
}
