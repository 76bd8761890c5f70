package io.ailog.postgres;

import io.ailog.incident.RecordedIncident;
import io.ailog.report.ReportedCascade;
import io.ailog.report.ReportedIncident;
import io.ailog.report.ReportedIncident.Handling;
import io.ailog.report.ReportedIncident.KnownProblem;
import io.ailog.report.ReportedIncident.Lead;
import io.ailog.report.ReportedIncident.Size;
import io.ailog.report.ReportedIncident.Verdict;
import io.ailog.report.ReportedSignature;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Incidents with all that is known of them, some at a time. */
final class ReportedIncidents {
    private static final int AT_A_TIME = 500;

    private final JdbcTemplate jdbc;
    private final CascadesByPlace cascades;
    private final IncidentSignatures signatures;
    private final IncidentJson json = new IncidentJson();
    private final SharedTexts shared = new SharedTexts();

    ReportedIncidents(final JdbcTemplate jdbc, final List<ReportedCascade> cascades) {
        this.jdbc = jdbc;
        this.cascades = CascadesByPlace.of(cascades);
        signatures = new IncidentSignatures(jdbc);
    }

    /** The incidents of {@code recorded}, whose windows, severities and scores are taken as they are there. */
    List<ReportedIncident> read(final List<RecordedIncident> recorded) {
        final List<ReportedIncident> incidents = new ArrayList<>(recorded.size());
        for (int from = 0; from < recorded.size(); from += AT_A_TIME) {
            final List<RecordedIncident> some = recorded.subList(from, Math.min(from + AT_A_TIME, recorded.size()));
            final Map<Long, List<ReportedSignature>> found = signatures.of(some);
            final Map<Long, RecordedIncident> byId =
                    some.stream().collect(Collectors.toMap(RecordedIncident::id, Function.identity()));
            jdbc.query(
                    SqlFile.REPORT_INCIDENTS.text(),
                    row -> {
                        final @Nullable RecordedIncident incident = byId.get(row.getLong("id"));
                        if (incident != null) {
                            incidents.add(incident(incident, row, found.getOrDefault(incident.id(), List.of())));
                        }
                    },
                    (Object) byId.keySet().toArray(Long[]::new));
        }
        return incidents;
    }

    private ReportedIncident incident(
            final RecordedIncident incident, final ResultSet row, final List<ReportedSignature> found)
            throws SQLException {
        return new ReportedIncident(
                incident.id(),
                incident.start(),
                incident.namespace(),
                new Size(
                        incident.count(),
                        number(row, "baseline_mean"),
                        number(row, "ratio"),
                        number(row, "threshold_used")),
                new Verdict(
                        incident.severity(),
                        incident.score(),
                        texts(row, "flags"),
                        json.evidence(row.getString("evidence"))),
                lead(row),
                found,
                handling(row),
                cascades.of(incident.start(), incident.namespace()));
    }

    private Lead lead(final ResultSet row) throws SQLException {
        return new Lead(
                text(row, "app_name"),
                text(row, "app_version"),
                text(row, "error_type"),
                text(row, "error_message"),
                text(row, "trace_id"),
                text(row, "category"),
                text(row, "subcategory"),
                texts(row, "affected_services"));
    }

    private Handling handling(final ResultSet row) throws SQLException {
        final Optional<String> issue = text(row, "known_issue_id");
        return new Handling(
                issue.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new KnownProblem(
                                issue.get(), text(row, "issue_name"), text(row, "workaround"), text(row, "ticket"))),
                row.getString("status"),
                row.getBoolean("confirmed"),
                json.corrections(row.getString("corrections")));
    }

    private Optional<String> text(final ResultSet row, final String column) throws SQLException {
        return Optional.ofNullable(row.getString(column))
                .filter(text -> !text.isEmpty())
                .map(shared::of);
    }

    private List<String> texts(final ResultSet row, final String column) throws SQLException {
        final @Nullable Array array = row.getArray(column);
        if (array == null) {
            return List.of();
        }
        final List<String> texts = new ArrayList<>();
        for (final @Nullable String text : (String[]) array.getArray()) {
            if (text != null) {
                texts.add(shared.of(text));
            }
        }
        return texts;
    }

    private static OptionalDouble number(final ResultSet row, final String column) throws SQLException {
        final double number = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
