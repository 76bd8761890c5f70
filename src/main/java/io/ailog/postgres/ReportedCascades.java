package io.ailog.postgres;

import io.ailog.report.RangeFacts;
import io.ailog.report.ReportedCascade;
import io.ailog.report.ReportedCascade.Reached;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cascades of a range with who called whom, the newest if there are too many. */
final class ReportedCascades {
    /** Services of a cascade that are named. */
    private static final int MOST_SERVICES = 50;

    private final JdbcTemplate jdbc;
    private final JsonMapper mapper = new JsonMapper();

    ReportedCascades(final JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<ReportedCascade> read(final WindowRange range, final List<String> namespaces) {
        final List<ReportedCascade> cascades = jdbc.query(
                """
                SELECT cascade_id, window_start, root_cause_namespace, root_cause_app,
                    left(root_cause_error_type, 200), left(root_cause_message, 500), left(root_cause_trace_id, 200),
                    coalesce(affected_services, '[]')::text, total_errors_in_cascade, cascade_depth, severity,
                    coalesce(status, 'open')
                FROM ailog_peak.cascade_failures
                WHERE window_start >= ? AND window_start < ? AND root_cause_namespace = ANY (?)
                ORDER BY window_start DESC, cascade_id
                LIMIT ?
                """,
                (row, number) -> cascade(row),
                range.from().atOffset(ZoneOffset.UTC),
                range.to().atOffset(ZoneOffset.UTC),
                namespaces.toArray(String[]::new),
                RangeFacts.MOST_CASCADES);
        final CascadeCalls calls = CascadeCalls.read(cascades, jdbc);
        return cascades.stream().map(calls::with).toList();
    }

    private ReportedCascade cascade(final ResultSet row) throws SQLException {
        return new ReportedCascade(
                row.getString(1),
                start(row),
                new ReportedCascade.Root(
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)).orElse(""),
                        Optional.ofNullable(row.getString(5)),
                        Optional.ofNullable(row.getString(6)),
                        Optional.ofNullable(row.getString(7)).filter(trace -> !trace.isEmpty())),
                services(row.getString(8)),
                row.getLong(9),
                row.getInt(10),
                Optional.ofNullable(row.getString(11)),
                row.getString(12));
    }

    private static Instant start(final ResultSet row) throws SQLException {
        return Window.containing(row.getObject(2, OffsetDateTime.class).toInstant())
                .start();
    }

    private List<Reached> services(final String column) {
        final JsonNode services = mapper.readTree(column);
        return services.valueStream()
                .filter(JsonNode::isObject)
                .limit(MOST_SERVICES)
                .map(service -> new Reached(
                        service.path("namespace").asString(""),
                        service.path("app").asString(""),
                        service.path("depth").asInt(0),
                        service.path("errors").asLong(0),
                        List.of()))
                .toList();
    }
}
