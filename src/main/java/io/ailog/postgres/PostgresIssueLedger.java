package io.ailog.postgres;

import io.ailog.detection.IssueLedger;
import io.ailog.detection.IssueSighting;
import io.ailog.window.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Sightings in {@code issue_fact}, and the counters of {@code known_issues}. */
@Repository
class PostgresIssueLedger implements IssueLedger {
    private static final Columns<Window> STARTS = new Columns<Window>().time(Window::start);
    private static final Columns<IssueSighting> SIGHTINGS = new Columns<IssueSighting>()
            .time(sighting -> sighting.window().start())
            .text(IssueSighting::issue)
            .number(IssueSighting::errors)
            .time(IssueSighting::first)
            .time(IssueSighting::last);

    private final JdbcTemplate jdbc;

    PostgresIssueLedger(final JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void save(final List<Window> windows, final List<IssueSighting> sightings) {
        if (windows.isEmpty() || (sightings.isEmpty() && !isKnown(windows))) {
            return;
        }
        DerivedTables.lock(jdbc);
        final Set<String> touched = new HashSet<>(jdbc.query(
                SqlFile.REMOVE_ISSUE_FACTS.text(),
                statement -> STARTS.bind(statement, windows),
                (row, number) -> row.getString(1)));
        if (!sightings.isEmpty()) {
            jdbc.update(SqlFile.ADD_ISSUE_FACTS.text(), statement -> SIGHTINGS.bind(statement, sightings));
            sightings.forEach(sighting -> touched.add(sighting.issue()));
        }
        jdbc.update(
                SqlFile.SETTLE_ISSUES.text(),
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", touched.toArray())));
    }

    private boolean isKnown(final List<Window> windows) {
        return Boolean.TRUE.equals(jdbc.query(
                "SELECT EXISTS (SELECT FROM ailog_batch.issue_fact WHERE window_start = ANY (?::timestamptz[]))",
                statement -> STARTS.bind(statement, windows),
                row -> row.next() && row.getBoolean(1)));
    }
}
