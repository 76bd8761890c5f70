package io.ailog.job;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code regular}: collects and detects the newest windows, and those that were missed. */
@Configuration(proxyBeanMethods = false)
class RegularJobConfiguration {
    @Bean
    Job regular(
            final JobRepository repository,
            final ExecutionListener listener,
            final Step collectDocuments,
            final Step detect,
            final Step correct) {
        return new JobBuilder(JobName.REGULAR, repository)
                .listener(listener)
                .start(collectDocuments)
                .next(detect)
                .next(correct)
                .build();
    }
}
