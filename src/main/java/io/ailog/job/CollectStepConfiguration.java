package io.ailog.job;

import io.ailog.detection.CollectedWindow;
import io.ailog.detection.FactStore;
import io.ailog.signature.EventSource;
import io.ailog.window.Claims;
import io.ailog.window.CountSource;
import io.ailog.window.Namespaces;
import io.ailog.window.WindowRange;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
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

/**
 * Collect: what the log store holds, window by window, into the database and its ledger. {@code init} counts alone; the
 * others read the documents too. An item is a chunk: windows that are committed together.
 */
@Configuration(proxyBeanMethods = false)
class CollectStepConfiguration {
    static final String COLLECT = "collect";

    private static final String COLLECT_DAY = "collectDay";

    @Bean
    Step collectCounts(final PartitionedSteps steps, final Step collectDayCounts) {
        return steps.byDay(COLLECT, collectDayCounts, Progress.Phase.COLLECT);
    }

    @Bean
    Step collectDocuments(final PartitionedSteps steps, final Step collectDayDocuments) {
        return steps.byDay(COLLECT, collectDayDocuments, Progress.Phase.COLLECT);
    }

    @Bean
    Step collectDayCounts(final CollectDay day, final ItemStreamReader<List<CollectedWindow>> countReader) {
        return day.step(countReader);
    }

    @Bean
    Step collectDayDocuments(final CollectDay day, final ItemStreamReader<List<CollectedWindow>> documentReader) {
        return day.step(documentReader);
    }

    @Bean
    CollectDay collectDay(
            final JobRepository repository,
            final PlatformTransactionManager transactions,
            final ConfiguredNamespaces configuredNamespaces,
            final ItemWriter<List<CollectedWindow>> collectedWriter,
            final PartitionListener listener) {
        return reader -> new StepBuilder(COLLECT_DAY, repository)
                        .<List<CollectedWindow>, List<CollectedWindow>>chunk(1)
                        .transactionManager(transactions)
                        .reader(reader)
                        .processor(configuredNamespaces)
                        .writer(collectedWriter)
                        .stream(configuredNamespaces)
                        .listener((StepExecutionListener) listener)
                        .build();
    }

    /** A day's step, which is the same whatever is read. */
    interface CollectDay {
        Step step(ItemStreamReader<List<CollectedWindow>> reader);
    }

    @Bean
    CollectLimits collectLimits(final JobSettings settings, final Namespaces namespaces) {
        return CollectLimits.of(settings.batch(), namespaces);
    }

    @Bean
    @StepScope
    ItemStreamReader<List<CollectedWindow>> countReader(
            final CountSource counts, final CollectLimits limits, final RunningExecution running) {
        return reader(limits, running, range -> new CountedWindows(counts.counts(range)));
    }

    @Bean
    @StepScope
    ItemStreamReader<List<CollectedWindow>> documentReader(
            final CountSource counts,
            final EventSource events,
            final FactStore facts,
            final Namespaces namespaces,
            final CollectLimits limits,
            final RunningExecution running,
            @Value("${ailog.dry-run}") final boolean dryRun) {
        if (dryRun) {
            // what is kept nowhere need not be read
            return countReader(counts, limits, running);
        }
        return reader(limits, running, range -> {
            facts.prepare(range);
            return new ReadWindows(range, counts, events, namespaces);
        });
    }

    @Bean
    @StepScope
    ConfiguredNamespaces configuredNamespaces(final Namespaces namespaces) {
        return new ConfiguredNamespaces(namespaces);
    }

    @Bean
    @StepScope
    ItemWriter<List<CollectedWindow>> collectedWriter(
            final FactStore facts,
            final Claims claims,
            final Namespaces namespaces,
            final Progress progress,
            @Value("#{stepExecution.jobExecutionId}") final long execution,
            @Value("#{jobParameters['" + RunParameter.CLAIM + "']}") final Long claim) {
        return chunk -> {
            claims.hold(claim);
            for (final List<CollectedWindow> windows : chunk) {
                facts.save(windows, namespaces.names(), execution);
                progress.collected(windows.size(), documents(windows));
            }
        };
    }

    private static long documents(final List<CollectedWindow> windows) {
        return windows.stream()
                .flatMap(window -> window.counts().counts().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static ItemStreamReader<List<CollectedWindow>> reader(
            final CollectLimits limits,
            final RunningExecution running,
            final Function<WindowRange, Iterator<CollectedWindow>> source) {
        return new WindowReader<>(
                range -> new CollectedChunks(source.apply(range), limits, running::isStopRequested),
                windows -> windows.get(windows.size() - 1).window());
    }
}
