package io.ailog.postgres;

import io.ailog.signature.Signature;
import io.ailog.signature.SignatureFact;
import io.ailog.window.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of {@code signature_fact}, and {@code error_signatures} that are derived from them. */
final class SignatureFacts {
    private static final Columns<Row> FACTS = new Columns<Row>()
            .time(row -> row.window.start())
            .text(row -> row.fact.namespace())
            .text(row -> row.fact.signature().hash())
            .text(row -> row.fact.application())
            .text(row -> row.fact.version())
            .number(row -> row.fact.errors())
            .time(row -> row.fact.first())
            .time(row -> row.fact.last())
            .text(row -> row.fact.sample())
            .text(row -> row.fact.trace());
    private static final Columns<Signature> TEXTS = new Columns<Signature>()
            .text(Signature::hash)
            .text(Signature::errorType)
            .text(Signature::normalizedMessage);

    private final JdbcTemplate jdbc;

    private record Row(Window window, SignatureFact fact) {}

    SignatureFacts(final JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the facts of {@code windows} the stored ones, and the totals what follows from it. */
    void replace(
            final List<StoredWindow> windows, final Collection<String> namespaces, final Optional<Instant> learned) {
        final List<StoredWindow> known =
                windows.stream().filter(StoredWindow::isKnown).toList();
        final Set<String> touched = new HashSet<>(remove(known, namespaces));
        final List<Row> rows = windows.stream()
                .flatMap(window -> window.facts().signatures().stream()
                        .map(fact -> new Row(window.facts().window(), fact)))
                .toList();
        if (!rows.isEmpty()) {
            jdbc.update(SqlFile.ADD_SIGNATURE_FACTS.text(), statement -> FACTS.bind(statement, rows));
        }
        if (!touched.isEmpty()) {
            update(SqlFile.FORGET_SIGNATURES, touched);
            update(SqlFile.SETTLE_TOTALS, touched);
        }
        final Map<String, Signature> signatures = new LinkedHashMap<>();
        rows.forEach(row -> signatures.put(row.fact.signature().hash(), row.fact.signature()));
        touched.addAll(signatures.keySet());
        derive(touched, List.copyOf(signatures.values()), learned);
    }

    private List<String> remove(final List<StoredWindow> windows, final Collection<String> namespaces) {
        if (windows.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                SqlFile.REMOVE_SIGNATURE_FACTS.text(),
                statement -> {
                    StoredWindow.bindStarts(statement, windows);
                    statement.setArray(2, statement.getConnection().createArrayOf("text", namespaces.toArray()));
                },
                (row, number) -> row.getString(1));
    }

    private void update(final SqlFile sql, final Set<String> signatures) {
        jdbc.update(
                sql.text(),
                statement ->
                        statement.setArray(1, statement.getConnection().createArrayOf("text", signatures.toArray())));
    }

    private void derive(final Set<String> touched, final List<Signature> texts, final Optional<Instant> learned) {
        if (touched.isEmpty()) {
            return;
        }
        final @Nullable String end = learned.map(Instant::toString).orElse(null);
        jdbc.update(SqlFile.DERIVE_SIGNATURES.text(), statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", touched.toArray()));
            TEXTS.bind(statement, 2, texts);
            statement.setString(5, end);
        });
    }
}
