package io.ailog.postgres;

import io.ailog.detection.Flag;
import io.ailog.detection.NamespaceFacts;
import io.ailog.incident.Incident;
import io.ailog.incident.IncidentStore;
import io.ailog.incident.Severity;
import io.ailog.incident.Verdict;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Incidents in {@code peak_investigation}, and the marks that they leave on the counts. */
@Repository
class PostgresIncidents implements IncidentStore {
    private static final Object[] LABELS =
            Arrays.stream(Severity.values()).map(Severity::label).toArray();

    private final JdbcTemplate jdbc;
    private final DetectedServices services;
    private final IncidentColumns columns = new IncidentColumns();

    PostgresIncidents(final JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        services = new DetectedServices(jdbc);
    }

    @Override
    public void save(final List<? extends Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return;
        }
        final Standing standing = Standing.over(verdicts, jdbc);
        final PairArrays silent = new PairArrays("bigint");
        final PairArrays peaks = new PairArrays("float8");
        verdicts.forEach(verdict -> sort(verdict, standing, silent, peaks));
        update(SqlFile.RETRACT_INCIDENTS, silent);
        update(SqlFile.MARK_PEAKS, peaks);
        final List<Incident> incidents = verdicts.stream()
                .flatMap(verdict -> verdict.incidents().stream())
                .toList();
        if (!incidents.isEmpty()) {
            jdbc.update(SqlFile.SAVE_INCIDENTS.text(), statement -> columns.bind(statement, incidents));
        }
        services.save(verdicts);
    }

    @Override
    public Map<Severity, Long> bySeverity(final List<WindowRange> ranges, final Collection<String> namespaces) {
        final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
        ranges.forEach(range -> addBySeverity(range, namespaces, counts));
        return counts;
    }

    private void addBySeverity(
            final WindowRange range, final Collection<String> namespaces, final Map<Severity, Long> counts) {
        jdbc.query(
                """
                SELECT severity, count(*)
                FROM ailog_peak.peak_investigation
                WHERE timestamp >= ? AND timestamp < ? AND namespace = ANY (?) AND confirmed AND severity = ANY (?)
                GROUP BY severity
                """,
                statement -> {
                    statement.setObject(1, range.from().atOffset(ZoneOffset.UTC));
                    statement.setObject(2, range.to().atOffset(ZoneOffset.UTC));
                    statement.setArray(3, statement.getConnection().createArrayOf("text", namespaces.toArray()));
                    // rows of an older installation have other words, or none
                    statement.setArray(4, statement.getConnection().createArrayOf("text", LABELS));
                },
                row -> {
                    counts.merge(
                            Severity.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getLong(2), Long::sum);
                });
    }

    /** Most namespaces are quiet and always were: only where something stands, or is to stand, is anything written. */
    private static void sort(
            final Verdict verdict, final Standing standing, final PairArrays silent, final PairArrays peaks) {
        final Window window = verdict.facts().window();
        verdict.incidents().stream()
                .filter(incident -> incident.has(Flag.SPIKE))
                .forEach(incident -> peaks.add(
                        window,
                        incident.namespace(),
                        incident.facts().baseline().usual()));
        if (standing.isNothing()) {
            return;
        }
        final Map<String, Incident> incidents =
                verdict.incidents().stream().collect(Collectors.toMap(Incident::namespace, Function.identity()));
        for (final NamespaceFacts facts : verdict.facts().namespaces()) {
            final @Nullable Incident incident = incidents.get(facts.namespace());
            if (incident == null && standing.hasIncident(window, facts.namespace())) {
                silent.add(window, facts.namespace(), facts.count());
            }
            if ((incident == null || !incident.has(Flag.SPIKE)) && standing.hasMark(window, facts.namespace())) {
                peaks.add(window, facts.namespace(), null);
            }
        }
    }

    private void update(final SqlFile sql, final PairArrays pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        jdbc.update(sql.text(), statement -> {
            statement.setArray(1, pairs.windows(statement.getConnection()));
            statement.setArray(2, pairs.namespaces(statement.getConnection()));
            statement.setArray(3, pairs.numbers(statement.getConnection()));
        });
    }
}
