package io.ailog.job;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code init}: collects the counts of a past range, the baseline of all thresholds. */
@Configuration(proxyBeanMethods = false)
class InitJobConfiguration {
    @Bean
    Job init(final JobRepository repository, final ExecutionListener listener, final Step collectCounts) {
        return new JobBuilder(JobName.INIT, repository)
                .listener(listener)
                .start(collectCounts)
                .build();
    }
}
