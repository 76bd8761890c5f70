package io.ailog.job;

import io.ailog.threshold.ThresholdStore;
import io.ailog.window.Claims;
import io.ailog.window.CountSource;
import io.ailog.window.Coverage;
import org.springframework.batch.core.configuration.support.DefaultBatchConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * A dry run: the same jobs and steps, with a job repository in memory and stores that keep what they are given to
 * themselves. The database is read, and never written.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ailog.dry-run", havingValue = "true")
class DryRunConfiguration extends DefaultBatchConfiguration {
    @Bean
    @Primary
    DryRunCounts dryRunCounts(@Qualifier("postgresCoverage") final Coverage coverage, final CountSource source) {
        return new DryRunCounts(coverage, source);
    }

    @Bean
    @Primary
    DryRunIncidents dryRunIncidents() {
        return new DryRunIncidents();
    }

    @Bean
    @Primary
    DryRunClaims dryRunClaims(@Qualifier("postgresClaims") final Claims claims) {
        return new DryRunClaims(claims);
    }

    @Bean
    @Primary
    DryRunThresholds dryRunThresholds(@Qualifier("postgresThresholds") final ThresholdStore thresholds) {
        return new DryRunThresholds(thresholds);
    }
}
