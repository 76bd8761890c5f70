package io.ailog.job;

import io.ailog.window.Claims;
import io.ailog.window.CountSource;
import io.ailog.window.CountStore;
import io.ailog.window.Namespaces;
import io.ailog.window.WindowCounts;
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

/** Collect: counts of the log store, window by window, into the database and its ledger, a chunk at a time. */
@Configuration(proxyBeanMethods = false)
class CollectStepConfiguration {
    static final String COLLECT = "collect";

    @Bean
    Step collect(final PartitionedSteps steps, final Step collectDay) {
        return steps.byDay(COLLECT, collectDay);
    }

    @Bean
    Step collectDay(
            final JobRepository repository,
            final PlatformTransactionManager transactions,
            final JobSettings settings,
            final Namespaces namespaces,
            final ItemStreamReader<WindowCounts> countReader,
            final ConfiguredNamespaces configuredNamespaces,
            final ItemWriter<WindowCounts> countWriter,
            final PartitionListener listener) {
        return new StepBuilder("collectDay", repository)
                        .<WindowCounts, WindowCounts>chunk(settings.batch().chunk(namespaces))
                        .transactionManager(transactions)
                        .reader(countReader)
                        .processor(configuredNamespaces)
                        .writer(countWriter)
                        .stream(configuredNamespaces)
                        .listener((StepExecutionListener) listener)
                        .build();
    }

    @Bean
    @StepScope
    ItemStreamReader<WindowCounts> countReader(final CountSource source) {
        return new WindowReader<>(source::counts, WindowCounts::window);
    }

    @Bean
    @StepScope
    ConfiguredNamespaces configuredNamespaces(final Namespaces namespaces) {
        return new ConfiguredNamespaces(namespaces);
    }

    @Bean
    @StepScope
    ItemWriter<WindowCounts> countWriter(
            final CountStore store,
            final Claims claims,
            final Namespaces namespaces,
            final Progress progress,
            @Value("#{stepExecution.jobExecutionId}") final long execution,
            @Value("#{jobParameters['" + RunParameter.CLAIM + "']}") final Long claim) {
        return chunk -> {
            claims.hold(claim);
            store.save(chunk.getItems(), namespaces.names(), execution);
            progress.collected(
                    chunk.size(),
                    chunk.getItems().stream()
                            .flatMap(window -> window.counts().values().stream())
                            .mapToLong(Long::longValue)
                            .sum());
        };
    }
}
