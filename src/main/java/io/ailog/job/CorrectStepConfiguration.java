package io.ailog.job;

import io.ailog.detection.StaleVerdicts;
import io.ailog.window.Claims;
import java.time.Duration;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Correct: verdicts on other windows, which what was collected has made stale, are given again. */
@Configuration(proxyBeanMethods = false)
class CorrectStepConfiguration {
    /** The next one is due in a quarter of an hour; what is left then is on the list of stale verdicts still. */
    private static final Duration REGULAR = Duration.ofMinutes(1);

    private static final Duration OTHERS = Duration.ofDays(1);

    @Bean
    Correction correction(
            final StaleVerdicts stale,
            final Claims claims,
            final Detection detection,
            final PlatformTransactionManager transactions) {
        final TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new Correction(stale, claims, detection, own);
    }

    @Bean
    Step correct(
            final JobRepository repository,
            final Correction correction,
            @Value("${ailog.dry-run}") final boolean dryRun) {
        return new StepBuilder("correct", repository)
                .tasklet(
                        (contribution, context) -> {
                            if (!dryRun) {
                                correct(correction, contribution.getStepExecution());
                            }
                            return RepeatStatus.FINISHED;
                        },
                        // the corrections have their own, and one around them would hold on to all that they read
                        new ResourcelessTransactionManager())
                .build();
    }

    private static void correct(final Correction correction, final StepExecution step) {
        final String job = step.getJobExecution().getJobInstance().getJobName();
        final long end = System.nanoTime() + (JobName.REGULAR.equals(job) ? REGULAR : OTHERS).toNanos();
        correction.correct(() -> step.isTerminateOnly() || System.nanoTime() - end > 0);
    }
}
