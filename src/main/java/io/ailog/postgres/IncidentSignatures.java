package io.ailog.postgres;

import io.ailog.incident.RecordedIncident;
import io.ailog.report.ReportedSignature;
import io.ailog.report.ReportedSignature.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The most frequent signatures of incidents. What a signature says is read once, and shared by all its incidents. */
final class IncidentSignatures {
    /** Characters of samples in all: hostile logs have a new one in every incident. Later incidents go without. */
    private static final long MOST_SAMPLES = 10_000_000;

    private static final Columns<RecordedIncident> COLUMNS = new Columns<RecordedIncident>()
            .number(RecordedIncident::id)
            .time(RecordedIncident::start)
            .text(RecordedIncident::namespace)
            .time(RecordedIncident::start);

    private final JdbcTemplate jdbc;
    private final Map<String, Text> texts = new HashMap<>();
    private long samples;

    private record Row(long incident, String hash, long errors) {}

    IncidentSignatures(final JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The signatures of each incident by its number, the most errors first. */
    Map<Long, List<ReportedSignature>> of(final List<RecordedIncident> incidents) {
        final List<Row> rows = jdbc.query(
                SqlFile.REPORT_SIGNATURES.text(),
                statement -> COLUMNS.bind(statement, incidents),
                (row, number) -> new Row(row.getLong(1), row.getString(2), row.getLong(3)));
        learn(rows.stream()
                .map(Row::hash)
                .filter(hash -> !texts.containsKey(hash))
                .collect(Collectors.toSet()));
        final Map<Long, List<ReportedSignature>> signatures = new HashMap<>();
        rows.forEach(row -> signatures
                .computeIfAbsent(row.incident, incident -> new ArrayList<>())
                .add(new ReportedSignature(text(row.hash), row.errors)));
        return signatures;
    }

    private Text text(final String hash) {
        return texts.computeIfAbsent(
                hash, unknown -> new Text(unknown, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private void learn(final Set<String> hashes) {
        if (hashes.isEmpty()) {
            return;
        }
        jdbc.query(
                """
                SELECT signature_hash, error_type, left(normalized_message, 500), left(sample_raw_message, 2000)
                FROM ailog_peak.error_signatures
                WHERE signature_hash = ANY (?)
                """,
                row -> {
                    final Optional<String> sample =
                            Optional.ofNullable(row.getString(4)).filter(text -> samples < MOST_SAMPLES);
                    samples += sample.map(String::length).orElse(0);
                    texts.put(
                            row.getString(1),
                            new Text(
                                    row.getString(1),
                                    Optional.ofNullable(row.getString(2)),
                                    Optional.ofNullable(row.getString(3)),
                                    sample));
                },
                (Object) hashes.toArray(String[]::new));
    }
}
