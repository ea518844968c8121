package dev.drawbridge.referenceapp.config;

import java.util.Map;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the id scheme to the migrations. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    @Bean
    FlywayConfigurationCustomizer idScheme(BridgeProperties bridge) {
        IdScheme ids = IdScheme.of(bridge.app(), bridge.peer());
        return flyway -> flyway.placeholders(
                Map.of("idStart", Integer.toString(ids.start()), "idStep", Integer.toString(ids.step())));
    }
}
