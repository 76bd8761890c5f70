package io.ailog.postgres;

import io.ailog.incident.RecordedIncident;
import io.ailog.incident.Severity;
import io.ailog.report.Importance;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The incidents of a range, a few words each.
 *
 * @param confirmed those of {@code all} that later data still support
 */
record RecordedIncidents(List<RecordedIncident> all, List<RecordedIncident> confirmed) {
    static RecordedIncidents read(final WindowRange range, final List<String> namespaces, final JdbcTemplate jdbc) {
        final RecordedIncidents incidents = new RecordedIncidents(new ArrayList<>(), new ArrayList<>());
        final Map<String, String> names = new HashMap<>();
        namespaces.forEach(name -> names.put(name, name));
        jdbc.query(
                SqlFile.REPORT_RECORDED.text(),
                row -> {
                    incidents.note(row, names);
                },
                range.from().atOffset(ZoneOffset.UTC),
                range.to().atOffset(ZoneOffset.UTC),
                namespaces.toArray(String[]::new));
        return incidents;
    }

    /** @param names the names that are kept: the same object for all incidents of a namespace */
    private void note(final ResultSet row, final Map<String, String> names) throws SQLException {
        final String namespace = row.getString("namespace");
        final double score = row.getDouble("score");
        final RecordedIncident incident = new RecordedIncident(
                row.getLong("id"),
                names.getOrDefault(namespace, namespace),
                Window.containing(
                        row.getObject("timestamp", OffsetDateTime.class).toInstant()),
                row.getLong("errors"),
                severity(row.getString("severity"), score),
                score);
        all.add(incident);
        if (row.getBoolean("confirmed")) {
            confirmed.add(incident);
        }
    }

    /** The most important incidents, at most {@code most}. */
    List<RecordedIncident> foremost(final Importance importance, final int most) {
        return all.stream().sorted(importance.ofRecorded()).limit(most).toList();
    }

    /** The severity of {@code label}, or the one of the score where an older installation has other words. */
    private static Severity severity(final String label, final double score) {
        for (final Severity severity : Severity.values()) {
            if (severity.label().equals(label)) {
                return severity;
            }
        }
        return Severity.of(score);
    }
}
