package io.ailog.job;

import io.ailog.threshold.ThresholdPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the settings of thresholds to those who keep them. */
@Configuration(proxyBeanMethods = false)
class ThresholdConfiguration {
    @Bean
    ThresholdPolicy thresholdPolicy(final JobSettings settings) {
        return settings.thresholds();
    }
}
