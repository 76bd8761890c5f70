package io.ailog.elasticsearch;

import io.ailog.signature.EventBatch;
import io.ailog.signature.EventReading;
import io.ailog.window.WindowRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What a fresh connection reads. */
final class ReadEvents {
    private ReadEvents() {}

    /** One sink for each batch. */
    static List<EventList> of(
            final TestSettings settings, final Collection<String> namespaces, final EventBatch... batches) {
        try (ElasticsearchConnection connection = settings.connection();
                EventReading<EventList> reading =
                        source(connection).read(Stream.of(batches).iterator(), namespaces, EventList::new)) {
            final List<EventList> lists = new ArrayList<>();
            reading.forEachRemaining(lists::add);
            return lists;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one batch holds that expects so many documents. */
    static EventList in(
            final TestSettings settings,
            final Collection<String> namespaces,
            final WindowRange range,
            final long expected) {
        return of(settings, namespaces, new EventBatch(range, expected)).get(0);
    }

    static ElasticsearchEvents source(final ElasticsearchConnection connection) {
        return new ElasticsearchEvents(connection, new ResolvedTargets(connection, Clock.systemUTC()));
    }
}
