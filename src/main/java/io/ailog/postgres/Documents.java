package io.ailog.postgres;

import static java.util.stream.Collectors.toMap;

import io.ailog.detection.CollectedWindow;
import io.ailog.detection.EventFacts;
import io.ailog.detection.EventFacts.NamespaceEvents;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of what was read as arrays: those of the first window in the order of the namespaces, then those of the second
 * and so on; empty when documents were only counted.
 */
final class Documents {
    private final List<Cell> cells = new ArrayList<>();

    private record Cell(EventFacts window, @Nullable NamespaceEvents events) {}

    Documents(final List<CollectedWindow> windows, final List<String> namespaces) {
        for (final CollectedWindow window : windows) {
            final Optional<EventFacts> facts = window.events();
            if (facts.isPresent()) {
                add(facts.get(), namespaces);
            } else if (!cells.isEmpty()) {
                throw new IllegalArgumentException("`windows` must all have been read, or all have been counted");
            }
        }
    }

    private void add(final EventFacts facts, final List<String> namespaces) {
        final Map<String, NamespaceEvents> byName =
                facts.namespaces().stream().collect(toMap(NamespaceEvents::namespace, events -> events));
        namespaces.forEach(namespace -> cells.add(new Cell(facts, byName.get(namespace))));
    }

    /** A number of each cell, 0 where there were no documents. */
    Array array(final Connection connection, final ToLongFunction<NamespaceEvents> number) throws SQLException {
        final Object[] numbers = cells.stream()
                .map(cell -> cell.events == null ? 0L : number.applyAsLong(cell.events))
                .toArray();
        return connection.createArrayOf("int8", numbers);
    }

    /** The second of the window at which the busiest minute begins. */
    Array busiestSecond(final Connection connection) throws SQLException {
        final Object[] seconds = cells.stream().map(Documents::second).toArray();
        return connection.createArrayOf("int8", seconds);
    }

    private static Object second(final Cell cell) {
        return cell.events == null
                ? 0L
                : Duration.between(
                                cell.window.window().start(),
                                cell.events.busiest().start())
                        .toSeconds();
    }
}
