package org.chaland.examples.webshop;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has Flyway run Chaland's script first, then {@code db/migration}. */
@Configuration(proxyBeanMethods = false)
class SchemaSetup {

    @Bean
    FlywayConfigurationCustomizer chalandTables() {
        return flyway -> flyway.javaMigrations(new V1__ChalandTables());
    }
}
