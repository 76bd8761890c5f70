package io.ailog.elasticsearch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Joins the settings and the connection; neither is looked at before the first request. */
@Configuration(proxyBeanMethods = false)
class ElasticsearchConfiguration {
    @Bean
    ElasticsearchConnection elasticsearchConnection(final Environment environment) {
        return new ElasticsearchConnection(() -> ElasticsearchSettings.of(environment));
    }
}
