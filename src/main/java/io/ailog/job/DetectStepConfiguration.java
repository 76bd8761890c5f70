package io.ailog.job;

import io.ailog.detection.FactSource;
import io.ailog.detection.IssueLedger;
import io.ailog.detection.KnownIssueSource;
import io.ailog.detection.StaleVerdicts;
import io.ailog.incident.Assessor;
import io.ailog.incident.IncidentStore;
import io.ailog.signature.CategoryRules;
import io.ailog.threshold.ThresholdStore;
import io.ailog.window.Claims;
import io.ailog.window.Namespaces;
import io.ailog.window.Window;
import org.springframework.batch.core.configuration.annotation.JobScope;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Detect: the rules over the facts of collected windows, and their verdicts into the database, a chunk at a time. */
@Configuration(proxyBeanMethods = false)
class DetectStepConfiguration {
    static final String DETECT = "detect";

    @Bean
    Assessor assessor(final JobSettings settings, final CategoryRules categories) {
        final JobSettings.Detection detection = settings.detection();
        return new Assessor(
                detection.detector(),
                detection.scoring(),
                detection.cascade().cascades(),
                detection.health(),
                categories);
    }

    @Bean
    Step detect(final PartitionedSteps steps, final Step detectDay) {
        return steps.byDay(DETECT, detectDay, Progress.Phase.DETECT);
    }

    @Bean
    Step detectDay(
            final JobRepository repository,
            final PlatformTransactionManager transactions,
            final ItemStreamReader<DetectionPage> factReader,
            final Detection detection,
            final ItemWriter<JudgedPage> verdictWriter,
            final PartitionListener listener) {
        return new StepBuilder("detectDay", repository)
                .<DetectionPage, JudgedPage>chunk(1)
                .transactionManager(transactions)
                .reader(factReader)
                .processor(detection::judge)
                .writer(verdictWriter)
                .listener((StepExecutionListener) listener)
                .build();
    }

    @Bean
    @JobScope
    BaselinesInForce baselinesInForce(final ThresholdStore thresholds) {
        return new BaselinesInForce(thresholds);
    }

    @Bean
    @JobScope
    KnownIssuesInForce knownIssuesInForce(final KnownIssueSource issues) {
        return new KnownIssuesInForce(issues);
    }

    @Bean
    Detection.Stores detectionStores(
            final FactSource facts,
            final StaleVerdicts stale,
            final IncidentStore incidents,
            final IssueLedger issues) {
        return new Detection.Stores(facts, stale, incidents, issues);
    }

    @Bean
    Detection.InForce inForce(final BaselinesInForce baselines, final KnownIssuesInForce issues) {
        return new Detection.InForce(baselines, issues);
    }

    @Bean
    Detection detection(
            final Detection.Stores stores,
            final Detection.InForce inForce,
            final Assessor assessor,
            final Namespaces namespaces,
            final JobSettings settings) {
        return new Detection(
                stores, inForce, assessor, namespaces, settings.batch().chunk(namespaces));
    }

    @Bean
    @StepScope
    ItemStreamReader<DetectionPage> factReader(final Detection detection) {
        return new WindowReader<>(
                detection::pages, page -> new Window(page.range().to().minus(Window.LENGTH)));
    }

    @Bean
    @StepScope
    ItemWriter<JudgedPage> verdictWriter(
            final Detection detection,
            final Claims claims,
            final Progress progress,
            @Value("#{jobParameters['" + RunParameter.CLAIM + "']}") final Long claim) {
        return chunk -> {
            claims.hold(claim);
            for (final JudgedPage page : chunk) {
                detection.save(page);
                progress.detected(page.verdicts().size());
            }
        };
    }
}
