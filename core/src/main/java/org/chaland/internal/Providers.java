package org.chaland.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.spi.IdentityProvider;

/** The identity providers by issuer, with their capabilities. */
public final class Providers {

    private final Map<String, IdentityProvider> byIssuer;

    /**
     * Keeps those providers.
     *
     * @throws IllegalStateException if two have the same issuer
     */
    public Providers(List<IdentityProvider> providers) {
        var all = new LinkedHashMap<String, IdentityProvider>();
        for (var provider : providers) {
            if (all.put(provider.issuer(), provider) != null) {
                throw new IllegalStateException("Two identity providers are registered for issuer " + provider.issuer()
                        + ": register one object that implements all capabilities of that issuer.");
            }
        }
        byIssuer = Map.copyOf(all);
    }

    /** Returns the provider of that issuer, or empty if none is registered. */
    public Optional<IdentityProvider> find(String issuer) {
        return Optional.ofNullable(byIssuer.get(issuer));
    }

    /** Returns the provider of that issuer if it has the capability and is set up for it; otherwise empty. */
    public <C extends IdentityProvider> Optional<C> find(String issuer, Class<C> capability) {
        return find(issuer)
                .filter(provider -> capability.isInstance(provider) && provider.offers(capability))
                .map(capability::cast);
    }
}
