package io.ailog.postgres;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database's beans: settings and the pool. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostgresSettings.class)
class PostgresConfiguration {
    @Bean
    PostgresPool dataSource(final PostgresSettings settings, final PostgresConnections connections) {
        return new PostgresPool(settings, connections);
    }
}
