package io.ailog.job;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code backfill}: collects and detects over a past range. */
@Configuration(proxyBeanMethods = false)
class BackfillJobConfiguration {
    @Bean
    Job backfill(
            final JobRepository repository,
            final ExecutionListener listener,
            final Step collectDocuments,
            final Step detect,
            final Step correct) {
        return new JobBuilder(JobName.BACKFILL, repository)
                .listener(listener)
                .start(collectDocuments)
                .next(detect)
                .next(correct)
                .build();
    }
}
