package io.ailog.job;

import io.ailog.threshold.Percentile;
import io.ailog.threshold.ThresholdRequest;
import io.ailog.threshold.ThresholdSet;
import io.ailog.threshold.ThresholdStore;
import io.ailog.window.Claims;
import io.ailog.window.Failure;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;

/** {@code thresholds}: replaces the thresholds, CAPs and slot statistics in one transaction. */
@Configuration(proxyBeanMethods = false)
class ThresholdsJobConfiguration {
    @Bean
    Job thresholds(final JobRepository repository, final ExecutionListener listener, final Step replaceThresholds) {
        return new JobBuilder(JobName.THRESHOLDS, repository)
                .listener(listener)
                .start(replaceThresholds)
                .build();
    }

    @Bean
    Step replaceThresholds(
            final JobRepository repository,
            final PlatformTransactionManager transactions,
            final ThresholdStore store,
            final Claims claims,
            final RunningExecution running) {
        final Tasklet replace = (contribution, context) -> {
            final JobParameters parameters = contribution.getStepExecution().getJobParameters();
            claims.hold(Objects.requireNonNull(parameters.getLong(RunParameter.CLAIM)));
            final ThresholdSet set = store.replace(request(parameters));
            if (set.isEmpty()) {
                throw new Failure(
                        Failure.Kind.FAILED,
                        "There are no counts to compute thresholds from. Run init first: ./run-job.sh init --days 21");
            }
            contribution.incrementWriteCount(set.thresholds().size());
            running.computed(set);
            return RepeatStatus.FINISHED;
        };
        return new StepBuilder("replaceThresholds", repository)
                .tasklet(replace, transactions)
                .transactionAttribute(oneSnapshot())
                .build();
    }

    /** Percentiles and slot statistics rest on the same counts, whatever is collected meanwhile. */
    private static TransactionAttribute oneSnapshot() {
        final DefaultTransactionAttribute attribute = new DefaultTransactionAttribute();
        attribute.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return attribute;
    }

    static ThresholdRequest request(final JobParameters parameters) {
        final @Nullable String since = parameters.getString(RunParameter.SINCE);
        return new ThresholdRequest(
                new Percentile(Objects.requireNonNull(parameters.getDouble(RunParameter.PERCENTILE))),
                since == null ? null : Instant.parse(since),
                Boolean.parseBoolean(parameters.getString(RunParameter.ZERO_WINDOWS)));
    }
}
