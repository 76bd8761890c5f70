package io.ailog.postgres;

import io.ailog.detection.FactSource;
import io.ailog.detection.NamespaceFacts;
import io.ailog.detection.WindowFacts;
import io.ailog.threshold.Baselines;
import io.ailog.window.CountStore;
import io.ailog.window.Window;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        final Object[] starts = windows.stream()
                .map(window -> window.window().start().toString())
                .toArray();
        final Object[] errors = windows.stream()
                .flatMap(window -> namespaces.stream().map(window::of))
                .toArray();
        jdbc.update(SqlFile.SAVE_COUNTS.text(), statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", starts));
            statement.setArray(2, statement.getConnection().createArrayOf("int8", errors));
            statement.setInt(3, namespaces.size());
            statement.setArray(4, statement.getConnection().createArrayOf("text", namespaces.toArray()));
            statement.setLong(5, execution);
            statement.setLong(6, execution);
            statement.setLong(7, execution);
        });
    }

    @Override
    public List<WindowFacts> facts(
            final WindowRange range, final Collection<String> namespaces, final Baselines baselines) {
        final Set<String> asked = new HashSet<>(namespaces);
        final OffsetDateTime from = range.from().atOffset(ZoneOffset.UTC);
        final OffsetDateTime to = range.to().atOffset(ZoneOffset.UTC);
        return jdbc
                .query(
                        SqlFile.FACTS.text(),
                        statement -> {
                            statement.setObject(1, from);
                            statement.setObject(2, to);
                            statement.setObject(3, from);
                            statement.setObject(4, to);
                        },
                        (row, number) -> facts(row, asked, baselines))
                .stream()
                .filter(facts -> !facts.namespaces().isEmpty())
                .toList();
    }

    private static WindowFacts facts(final ResultSet row, final Set<String> asked, final Baselines baselines)
            throws SQLException {
        final Window window = new Window(row.getObject(1, OffsetDateTime.class).toInstant());
        final String[] names = (String[]) row.getArray(2).getArray();
        final Long[] errors = (Long[]) row.getArray(3).getArray();
        final Baselines.InWindow usual = baselines.in(window);
        final List<NamespaceFacts> facts = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            if (asked.contains(names[i])) {
                facts.add(NamespaceFacts.counted(names[i], errors[i], usual.of(names[i])));
            }
        }
        facts.sort(Comparator.comparing(NamespaceFacts::namespace));
        return WindowFacts.counted(window, facts);
    }
}
