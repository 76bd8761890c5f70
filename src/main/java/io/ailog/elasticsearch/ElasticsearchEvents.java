package io.ailog.elasticsearch;

import io.ailog.signature.EventBatch;
import io.ailog.signature.EventReading;
import io.ailog.signature.EventSink;
import io.ailog.signature.EventSource;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** ERROR documents as Elasticsearch has them at one moment, streamed page by page. */
@Component
final class ElasticsearchEvents implements EventSource {
    private final ElasticsearchConnection connection;
    private final ResolvedTargets resolved;

    ElasticsearchEvents(final ElasticsearchConnection connection, final ResolvedTargets resolved) {
        this.connection = connection;
        this.resolved = resolved;
    }

    @Override
    public <T extends EventSink<T>> EventReading<T> read(
            final Iterator<EventBatch> batches, final Collection<String> namespaces, final Supplier<T> sinks) {
        final OpenSearches searches = new OpenSearches(connection, resolved, Set.copyOf(namespaces));
        return new BatchReading<>(connection, searches, batches, sinks, threads());
    }

    /** They end by themselves when they have nothing to do for a minute. */
    private static ExecutorService threads() {
        // their lines in the log are of the run that reads
        final @Nullable Map<String, String> context = MDC.getCopyOfContextMap();
        return Executors.newCachedThreadPool(task -> {
            final Thread thread = new Thread(
                    () -> {
                        MDC.setContextMap(context == null ? Map.of() : context);
                        task.run();
                    },
                    "ailog-events");
            thread.setDaemon(true);
            return thread;
        });
    }
}
