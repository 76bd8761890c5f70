package io.ailog.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The rows that a database of an older installation had, in the terms of its columns then. Numbers are compared as
 * numbers, times as points in time of UTC, all else by its text.
 */
public final class RememberedRows {
    private static final String TABLES =
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'ailog_peak'::regnamespace";

    private static final String COLUMNS = """
            SELECT attname || ' ' || CASE
                WHEN typcategory = 'N' THEN 'number'
                WHEN atttypid = 'timestamptz'::regtype THEN 'instant'
                ELSE 'text'
            END
            FROM pg_attribute
            JOIN pg_type ON pg_type.oid = atttypid
            WHERE attrelid = 'ailog_peak.%s'::regclass AND attnum > 0 AND NOT attisdropped
            ORDER BY attnum
            """;

    private final PostgresDatabase database;
    private final Map<String, List<String>> columns = new TreeMap<>();
    private final Map<String, List<String>> rows = new TreeMap<>();

    private final Set<String> ignored;

    private RememberedRows(final PostgresDatabase database, final Set<String> ignored) {
        this.database = database;
        this.ignored = ignored;
    }

    /** What the tables of {@code ailog_peak} hold now, but for columns that are {@code ignored}. */
    public static RememberedRows of(final PostgresDatabase database, final String... ignored) {
        final RememberedRows remembered = new RememberedRows(database, Set.of(ignored));
        for (final String table : TestPostgres.query(database, TABLES)) {
            remembered.columns.put(table, TestPostgres.query(database, COLUMNS.formatted(table)));
            remembered.rows.put(table, remembered.read(table, "ailog_peak." + table));
        }
        return remembered;
    }

    /**
     * What differs between the rows then and the rows that the same columns, or what became of them, show now, those
     * included that made way for others.
     *
     * @param filled what a line became when empty columns were filled
     */
    public List<String> differences(final UnaryOperator<String> filled) {
        final List<String> differences = new ArrayList<>();
        rows.forEach((table, then) -> {
            final Map<String, Integer> counts = new TreeMap<>();
            then.forEach(line -> counts.merge(filled.apply(table + ": " + line), -1, Integer::sum));
            read(table, everywhere(table)).forEach(line -> counts.merge(table + ": " + line, 1, Integer::sum));
            counts.forEach((line, count) -> {
                if (count != 0) {
                    differences.add(count + " " + line);
                }
            });
        });
        return differences;
    }

    /** A source of rows as JSON: the table, and what was moved out of it. */
    private String everywhere(final String table) {
        final boolean moved = !TestPostgres.query(
                        database, "SELECT 1 WHERE to_regclass('ailog_batch.superseded_rows') IS NOT NULL")
                .isEmpty();
        return moved
                ? "(SELECT (jsonb_populate_record(NULL::ailog_peak.%1$s, row_content)).* FROM ailog_batch.superseded_rows WHERE table_name = 'ailog_peak.%1$s' UNION ALL SELECT * FROM ailog_peak.%1$s)"
                        .formatted(table)
                : "ailog_peak." + table;
    }

    private List<String> read(final String table, final String source) {
        final List<String> present = TestPostgres.query(database, COLUMNS.formatted(table));
        final String line = columns.getOrDefault(table, List.of()).stream()
                .filter(column -> !ignored.contains(column.substring(0, column.indexOf(' '))))
                .map(column -> shown(column.split(" "), present))
                .collect(Collectors.joining(" || '|' || "));
        return TestPostgres.query(database, "SELECT " + line + " FROM " + source + " AS t");
    }

    private static String shown(final String[] then, final List<String> present) {
        final String[] now = present.stream()
                .map(column -> column.split(" "))
                .filter(column -> column[0].equals("older_" + then[0]) || column[0].equals(then[0]))
                .max(Comparator.comparing(column -> column[0].length()))
                .orElseThrow();
        final String text;
        if (then[1].equals("number")) {
            text = "round(" + now[0] + "::text::numeric, 17)::text";
        } else if (now[1].equals("instant")) {
            text = "(" + now[0] + " AT TIME ZONE 'UTC')::text";
        } else {
            text = now[0] + "::text";
        }
        return "coalesce(" + text + ", '-')";
    }
}
