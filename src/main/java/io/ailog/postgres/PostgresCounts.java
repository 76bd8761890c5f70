package io.ailog.postgres;

import io.ailog.detection.FactSource;
import io.ailog.detection.NamespaceFacts;
import io.ailog.detection.WindowFacts;
import io.ailog.threshold.Baselines;
import io.ailog.window.CountStore;
import io.ailog.window.Window;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Counts in {@code peak_raw_data} with their ledger rows, and the facts that detection makes of them. */
@Repository
class PostgresCounts implements CountStore, FactSource {
    private final JdbcTemplate jdbc;

    PostgresCounts(final JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void save(
            final List<? extends WindowCounts> windows, final Collection<String> namespaces, final long execution) {
        final PairArrays fresh = new PairArrays("bigint");
        windows.forEach(
                window -> namespaces.forEach(namespace -> fresh.add(window.window(), namespace, window.of(namespace))));
        jdbc.update(SqlFile.SAVE_COUNTS.text(), statement -> {
            statement.setArray(1, fresh.windows(statement.getConnection()));
            statement.setArray(2, fresh.namespaces(statement.getConnection()));
            statement.setArray(3, fresh.numbers(statement.getConnection()));
            statement.setLong(4, execution);
        });
    }

    @Override
    public List<WindowFacts> facts(
            final WindowRange range, final Collection<String> namespaces, final Baselines baselines) {
        final Map<Window, List<NamespaceFacts>> facts = new TreeMap<>();
        jdbc.query(
                SqlFile.FACTS.text(),
                statement -> {
                    statement.setObject(1, range.from().atOffset(ZoneOffset.UTC));
                    statement.setObject(2, range.to().atOffset(ZoneOffset.UTC));
                    statement.setArray(3, statement.getConnection().createArrayOf("text", namespaces.toArray()));
                },
                row -> {
                    final Window window =
                            new Window(row.getObject(1, OffsetDateTime.class).toInstant());
                    final String namespace = row.getString(2);
                    facts.computeIfAbsent(window, start -> new ArrayList<>())
                            .add(new NamespaceFacts(namespace, row.getLong(3), baselines.of(namespace, window)));
                });
        return facts.entrySet().stream()
                .map(window -> new WindowFacts(window.getKey(), window.getValue()))
                .toList();
    }
}
