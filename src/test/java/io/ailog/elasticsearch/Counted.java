package io.ailog.elasticsearch;

import io.ailog.window.LogSample;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a fresh connection counts. */
final class Counted {
    private Counted() {}

    static List<WindowCounts> in(final TestSettings settings, final WindowRange range) {
        try (ElasticsearchConnection connection = settings.connection()) {
            final List<WindowCounts> counts = new ArrayList<>();
            counts(connection).counts(range).forEachRemaining(counts::add);
            return counts;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LogSample sample(final TestSettings settings, final WindowRange range) {
        try (ElasticsearchConnection connection = settings.connection()) {
            return counts(connection).sample(range);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ElasticsearchCounts counts(final ElasticsearchConnection connection) {
        return new ElasticsearchCounts(connection, new ResolvedTargets(connection, Clock.systemUTC()));
    }

    /** By window and namespace, without the windows that have none. */
    static Map<Instant, Map<String, Long>> byWindow(final List<WindowCounts> counts) {
        final Map<Instant, Map<String, Long>> all = new TreeMap<>();
        counts.stream()
                .filter(count -> !count.counts().isEmpty())
                .forEach(count -> all.put(count.window().start(), count.counts()));
        return all;
    }
}
