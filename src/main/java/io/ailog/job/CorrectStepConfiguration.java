package io.ailog.job;

import io.ailog.detection.StaleVerdicts;
import io.ailog.window.Claims;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Correct: verdicts on other windows, which what was collected has made stale, are given again. */
@Configuration(proxyBeanMethods = false)
class CorrectStepConfiguration {
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
            final PlatformTransactionManager transactions,
            final Correction correction,
            @Value("${ailog.dry-run}") final boolean dryRun) {
        return new StepBuilder("correct", repository)
                .tasklet(
                        (contribution, context) -> {
                            if (!dryRun) {
                                correction.correct(contribution.getStepExecution()::isTerminateOnly);
                            }
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }
}
