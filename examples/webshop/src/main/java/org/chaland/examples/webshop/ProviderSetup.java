package org.chaland.examples.webshop;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.chaland.ProviderPlugins;
import org.chaland.spi.IdentityProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** A provider from the class path in place of the demo LMS, by {@code webshop.provider} and its own {@code chaland.<id>.*}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${webshop.provider}' != 'demo'")
class ProviderSetup {

    @Bean
    IdentityProvider pluggedIn(WebshopProperties settings, Environment environment) {
        return ProviderPlugins.create(settings.provider(), properties("chaland." + settings.provider(), environment));
    }

    /** From wherever Spring Boot reads properties: a file that only the shop can read is the place for a secret. */
    private static Map<String, String> properties(String prefix, Environment environment) {
        return Binder.get(environment)
                .bind(prefix, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .entrySet()
                .stream()
                .collect(toMap(entry -> prefix + "." + entry.getKey(), Map.Entry::getValue));
    }
}
