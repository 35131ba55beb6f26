package org.chaland.examples.webshop;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chaland.ProviderPlugins;
import org.chaland.examples.webshop.shop.Door;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.SignInRedirect;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The identity providers of the shop: where accounts are made, and where people sign in, each with a button of its own.
 *
 * @param learning where accounts are made
 * @param signIn where people sign in, in the order of the buttons
 * @param doors their buttons
 */
record SignInDoors(IdentityProvider learning, List<IdentityProvider> signIn, List<Door> doors) {

    /** The providers of {@code webshop.sign-in-providers}; the learning provider alone where that is empty. */
    static SignInDoors of(IdentityProvider learning, WebshopProperties settings, Environment environment) {
        var providers = new ArrayList<IdentityProvider>();
        var doors = new ArrayList<Door>();
        var names = settings.signInProviders().isEmpty() ? List.of(settings.provider()) : settings.signInProviders();
        for (var name : names) {
            var provider = name.equals(settings.provider()) ? learning : create(name, environment);
            if (provider.offers(SignInRedirect.class)) {
                providers.add(provider);
                doors.add(new Door(provider.issuer(), settings.signInNames().getOrDefault(name, "")));
            } else if (!settings.signInProviders().isEmpty()) {
                throw new IllegalStateException("The provider " + name
                        + " has no sign-in page, or it is not set up: take it out of webshop.sign-in-providers.");
            }
        }
        return new SignInDoors(learning, List.copyOf(providers), List.copyOf(doors));
    }

    /** All of them, each once. */
    List<IdentityProvider> all() {
        return Stream.concat(Stream.of(learning), signIn.stream()).distinct().toList();
    }

    /**
     * Makes a provider from the class path, by its own {@code chaland.<name>.*}. They come from wherever Spring Boot reads properties: for a secret that is
     * a file that only the shop can read, or a variable of the environment such as {@code CHALAND_MOODLE_TOKEN}.
     */
    static IdentityProvider create(String name, Environment environment) {
        var prefix = "chaland." + name;
        Map<String, String> properties = Binder.get(environment)
                .bind(prefix, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .entrySet()
                .stream()
                .collect(toMap(entry -> prefix + "." + entry.getKey(), Map.Entry::getValue));
        return ProviderPlugins.create(name, properties);
    }
}
