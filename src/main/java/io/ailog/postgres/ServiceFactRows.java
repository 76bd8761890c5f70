package io.ailog.postgres;

import io.ailog.service.Call;
import io.ailog.service.Cascades;
import io.ailog.service.ServiceErrors;
import io.ailog.service.TracePath;
import io.ailog.window.Window;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The rows of services, paths and calls, and {@code service_dependencies} that are derived from calls. */
final class ServiceFactRows {
    private static final JsonMapper MAPPER = new JsonMapper();
    /** Every trace with errors in two services shows a call, whatever detection takes for a cascade. */
    private static final Cascades ALL = new Cascades(2, 1);

    private static final Columns<ErrorsIn> SERVICES = new Columns<ErrorsIn>()
            .time(row -> row.window.start())
            .text(row -> row.errors.service().namespace())
            .text(row -> row.errors.service().application())
            .number(row -> row.errors.errors())
            .text(row -> MAPPER.writeValueAsString(new TreeMap<>(row.errors.byType())));
    private static final Columns<PathIn> PATHS = new Columns<PathIn>()
            .time(row -> row.window.start())
            .text(row -> array(row.path, step -> step.service().namespace()))
            .text(row -> array(row.path, step -> step.service().application()))
            .text(row -> array(row.path, step -> Long.toString(step.errors())))
            .text(row -> array(row.path, TracePath.Step::signature))
            .number(row -> row.path.traces())
            .time(row -> row.path.first())
            .time(row -> row.path.last())
            .text(row -> row.path.trace());
    private static final Columns<CallIn> CALLS = new Columns<CallIn>()
            .time(row -> row.window.start())
            .text(row -> row.call.source().namespace())
            .text(row -> row.call.source().application())
            .text(row -> row.call.target().namespace())
            .text(row -> row.call.target().application())
            .number(row -> row.call.failed())
            .time(row -> row.call.first())
            .time(row -> row.call.last());

    private final JdbcTemplate jdbc;

    private record ErrorsIn(Window window, ServiceErrors errors) {}

    private record PathIn(Window window, TracePath path) {}

    private record CallIn(Window window, Call call) {}

    ServiceFactRows(final JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the facts of {@code windows} the stored ones, and the dependencies what follows from it. */
    void replace(final List<StoredWindow> windows, final Collection<String> namespaces) {
        final List<StoredWindow> known =
                windows.stream().filter(StoredWindow::isKnown).toList();
        if (!known.isEmpty()) {
            remove(known, namespaces);
        }
        add("""
                INSERT INTO ailog_batch.service_fact (window_start, namespace, app_name, errors, errors_by_type)
                SELECT start, namespace, app_name, errors, types::jsonb
                FROM unnest(?::timestamptz[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                    AS given (start, namespace, app_name, errors, types)
                """, SERVICES, rows(windows, window -> window.facts().services(), ErrorsIn::new));
        final List<PathIn> paths = rows(windows, window -> window.facts().paths(), PathIn::new);
        add("""
                INSERT INTO ailog_batch.path_fact
                    (window_start, namespaces, app_names, errors, signatures, traces, first_at, last_at, trace_id)
                SELECT start, namespaces::text[], app_names::text[], errors::bigint[], signatures::text[],
                       traces, first_at, last_at, trace_id
                FROM unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::text[])
                    AS given (start, namespaces, app_names, errors, signatures, traces, first_at, last_at, trace_id)
                """, PATHS, paths);
        add(SqlFile.ADD_CALL_FACTS.text(), CALLS, rows(windows, ServiceFactRows::calls, CallIn::new));
        if (!known.isEmpty()) {
            jdbc.update(SqlFile.SETTLE_DEPENDENCIES.text());
        }
    }

    private void remove(final List<StoredWindow> windows, final Collection<String> namespaces) {
        jdbc.update("""
                DELETE FROM ailog_batch.service_fact
                WHERE window_start = ANY (?::timestamptz[]) AND namespace = ANY (?::text[])
                """, statement -> {
            StoredWindow.bindStarts(statement, windows);
            statement.setArray(2, statement.getConnection().createArrayOf("text", namespaces.toArray()));
        });
        jdbc.update(
                "DELETE FROM ailog_batch.path_fact WHERE window_start = ANY (?::timestamptz[])",
                statement -> StoredWindow.bindStarts(statement, windows));
        jdbc.update(SqlFile.REMOVE_CALL_FACTS.text(), statement -> StoredWindow.bindStarts(statement, windows));
    }

    private <R> void add(final String sql, final Columns<R> columns, final List<R> rows) {
        if (!rows.isEmpty()) {
            jdbc.update(sql, statement -> columns.bind(statement, rows));
        }
    }

    private static List<Call> calls(final StoredWindow window) {
        return Call.merged(ALL.in(window.facts().window(), window.facts().paths()).stream()
                .flatMap(cascade -> cascade.calls().stream())
                .toList());
    }

    private static <F, R> List<R> rows(
            final List<StoredWindow> windows, final Function<StoredWindow, List<F>> facts, final RowOf<F, R> row) {
        return windows.stream()
                .flatMap(window -> facts.apply(window).stream()
                        .map(fact -> row.of(window.facts().window(), fact)))
                .toList();
    }

    private interface RowOf<F, R> {
        R of(Window window, F fact);
    }

    private static String array(final TracePath path, final Function<TracePath.Step, String> value) {
        return TextArray.of(path.steps().stream().map(value).toList());
    }
}
