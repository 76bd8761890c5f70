package io.ailog.job;

import io.ailog.detection.FactSource;
import io.ailog.detection.KnownIssueSource;
import io.ailog.detection.WindowFacts;
import io.ailog.incident.Assessor;
import io.ailog.incident.IncidentStore;
import io.ailog.incident.Verdict;
import io.ailog.signature.CategoryRules;
import io.ailog.threshold.ThresholdStore;
import io.ailog.window.Claims;
import io.ailog.window.Namespaces;
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
        return steps.byDay(DETECT, detectDay);
    }

    @Bean
    Step detectDay(
            final JobRepository repository,
            final PlatformTransactionManager transactions,
            final JobSettings settings,
            final Namespaces namespaces,
            final ItemStreamReader<WindowFacts> factReader,
            final Assessor assessor,
            final KnownIssuesInForce issues,
            final ItemWriter<Verdict> verdictWriter,
            final PartitionListener listener) {
        return new StepBuilder("detectDay", repository)
                .<WindowFacts, Verdict>chunk(settings.batch().chunk(namespaces))
                .transactionManager(transactions)
                .reader(factReader)
                .processor(facts -> assessor.assess(facts, issues.get()))
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
    @StepScope
    ItemStreamReader<WindowFacts> factReader(
            final FactSource facts,
            final BaselinesInForce baselines,
            final Namespaces namespaces,
            final JobSettings settings) {
        return new WindowReader<>(
                range -> new FactPages(
                        range,
                        settings.batch().chunk(namespaces),
                        page -> facts.facts(page, namespaces.names(), baselines.get())),
                WindowFacts::window);
    }

    @Bean
    @StepScope
    ItemWriter<Verdict> verdictWriter(
            final IncidentStore incidents,
            final Claims claims,
            final Progress progress,
            @Value("#{jobParameters['" + RunParameter.CLAIM + "']}") final Long claim) {
        return chunk -> {
            claims.hold(claim);
            incidents.save(chunk.getItems());
            progress.detected(chunk.size());
        };
    }
}
