package io.ailog.job;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code backfill --detect-only}: judges what was collected of a past range once more. */
@Configuration(proxyBeanMethods = false)
class DetectJobConfiguration {
    @Bean(JobName.DETECT)
    Job detectJob(final JobRepository repository, final ExecutionListener listener, final Step detect) {
        return new JobBuilder(JobName.DETECT, repository)
                .listener(listener)
                .start(detect)
                .build();
    }
}
