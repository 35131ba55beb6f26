package org.chaland.examples.webshop;

import org.chaland.spi.IdentityProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** A provider from the class path in place of the demo LMS, by {@code webshop.provider} and its own {@code chaland.<name>.*}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${webshop.provider}' != 'demo'")
class ProviderSetup {

    @Bean
    IdentityProvider pluggedIn(WebshopProperties settings, Environment environment) {
        return SignInDoors.create(settings.provider(), environment);
    }
}
