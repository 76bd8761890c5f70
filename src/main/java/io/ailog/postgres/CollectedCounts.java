package io.ailog.postgres;

import io.ailog.detection.CollectedWindow;
import io.ailog.detection.EventFacts;
import io.ailog.detection.EventFacts.NamespaceEvents;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts in {@code peak_raw_data}, and the ledger's rows. */
final class CollectedCounts {
    private static final Columns<Unreadable> UNREADABLE = new Columns<Unreadable>()
            .text(row -> row.window.window().start().toString())
            .text(row -> row.events.namespace())
            .text(row -> row.events.unreadableSample());

    private final JdbcTemplate jdbc;

    private record Unreadable(EventFacts window, NamespaceEvents events) {}

    CollectedCounts(final JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void save(final List<CollectedWindow> windows, final Collection<String> namespaces, final long execution) {
        final Object[] starts = windows.stream()
                .map(window -> window.window().start().toString())
                .toArray();
        final Object[] errors = windows.stream()
                .flatMap(window -> namespaces.stream().map(window.counts()::of))
                .toArray();
        final Documents documents = new Documents(windows, List.copyOf(namespaces));
        jdbc.update(SqlFile.SAVE_COUNTS.text(), statement -> {
            final Connection connection = statement.getConnection();
            statement.setArray(1, connection.createArrayOf("text", starts));
            statement.setArray(2, connection.createArrayOf("int8", errors));
            statement.setInt(3, namespaces.size());
            statement.setArray(4, documents.array(connection, NamespaceEvents::read));
            statement.setInt(5, namespaces.size());
            statement.setArray(6, documents.array(connection, NamespaceEvents::unreadable));
            statement.setInt(7, namespaces.size());
            statement.setArray(
                    8, documents.array(connection, events -> events.busiest().errors()));
            statement.setInt(9, namespaces.size());
            statement.setArray(10, documents.busiestSecond(connection));
            statement.setInt(11, namespaces.size());
            statement.setArray(12, connection.createArrayOf("text", namespaces.toArray()));
            statement.setLong(13, execution);
            statement.setLong(14, execution);
            statement.setLong(15, execution);
        });
        saveUnreadable(windows);
    }

    private void saveUnreadable(final List<CollectedWindow> windows) {
        final List<Unreadable> rows = windows.stream()
                .flatMap(window -> window.events().stream())
                .flatMap(facts -> facts.namespaces().stream()
                        .filter(events -> events.unreadable() > 0)
                        .map(events -> new Unreadable(facts, events)))
                .toList();
        if (!rows.isEmpty()) {
            jdbc.update("""
                    UPDATE ailog_batch.coverage AS known
                    SET unreadable_sample = given.sample
                    FROM unnest(?::timestamptz[], ?::text[], ?::text[]) AS given (window_start, namespace, sample)
                    WHERE known.window_start = given.window_start AND known.namespace = given.namespace
                    """, statement -> UNREADABLE.bind(statement, rows));
        }
    }
}
