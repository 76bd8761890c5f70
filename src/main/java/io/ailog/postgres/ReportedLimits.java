package io.ailog.postgres;

import io.ailog.report.ReportedNamespace;
import io.ailog.report.ReportedNamespace.Limits;
import io.ailog.window.Namespaces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.JdbcTemplate;

/** The thresholds in force, as {@code v_all_thresholds_matrix} has them. */
record ReportedLimits(JdbcTemplate jdbc) {
    private static final int DAYS = 7;

    /** Of a namespace of which the view knows nothing: what stands in for a threshold. */
    private static final Limits UNKNOWN =
            new Limits(OptionalDouble.empty(), Collections.nCopies(DAYS, 100.0), Collections.nCopies(DAYS, 0L));

    private record Day(OptionalDouble cap, double threshold, long samples) {}

    List<ReportedNamespace> namespaces(final Namespaces namespaces, final ReportedLedger ledger) {
        final Map<String, List<Day>> days = days(namespaces);
        return namespaces.all().stream()
                .map(namespace -> new ReportedNamespace(
                        namespace,
                        ledger.counts(namespace.name()),
                        days.containsKey(namespace.name())
                                ? limits(days.getOrDefault(namespace.name(), List.of()))
                                : UNKNOWN))
                .toList();
    }

    private static Limits limits(final List<Day> days) {
        return new Limits(
                days.get(0).cap,
                days.stream().map(Day::threshold).toList(),
                days.stream().map(Day::samples).toList());
    }

    private Map<String, List<Day>> days(final Namespaces namespaces) {
        final Map<String, List<Day>> days = new HashMap<>();
        jdbc.query(
                """
                SELECT namespace, cap_value::float8, effective_threshold::float8, coalesce(sample_count, 0)
                FROM ailog_peak.v_all_thresholds_matrix
                WHERE namespace = ANY (?)
                ORDER BY namespace, day_of_week
                """,
                row -> {
                    final double cap = row.getDouble(2);
                    days.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                            .add(new Day(
                                    row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(cap),
                                    row.getDouble(3),
                                    row.getLong(4)));
                },
                (Object) namespaces.names().toArray(String[]::new));
        return days;
    }
}
