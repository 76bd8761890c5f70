package io.ailog.benchmark;

/**
 * Tables of counts made by the database itself, as collecting would have left them.
 *
 * @param namespaces how many
 * @param windows how many, from the first Monday on
 */
record CountTables(int namespaces, long windows) {
    /** As many windows as make about {@code pairs} with {@code namespaces}. */
    static CountTables of(final int namespaces, final long pairs) {
        return new CountTables(namespaces, Math.max(1, Math.round((double) pairs / namespaces)));
    }

    /** A ledger of all, and counts where there are errors: about nine in ten, with a long tail, from a fixed seed. */
    void fill(final Database database) {
        database.clear();
        database.execute(
                """
                INSERT INTO ailog_batch.coverage (window_start, namespace, expected)
                SELECT start, 'app-' || lpad(number::text, 3, '0'),
                       floor(-ln(1 - noise) * (5 + number %% 40) * (1 + extract(hour FROM start) / 12))
                FROM generate_series(0, %d) AS step,
                     generate_series(1, %d) AS number,
                     LATERAL (SELECT '%s'::timestamptz + step * interval '15 minutes' AS start,
                                     (hashint8(step * 1000 + number)::bigint + 2147483648) / 4294967296.0 AS noise)
                         AS made
                """.formatted(windows - 1, namespaces, Weeks.START),
                """
                INSERT INTO ailog_peak.peak_raw_data
                    (timestamp, day_of_week, hour_of_day, quarter_hour, namespace, error_count, original_value)
                SELECT window_start,
                       extract(isodow FROM utc) - 1, extract(hour FROM utc), floor(extract(minute FROM utc) / 15),
                       namespace, expected, expected
                FROM ailog_batch.coverage, LATERAL (SELECT window_start AT TIME ZONE 'UTC' AS utc) AS clock
                WHERE expected > 0
                ORDER BY window_start, namespace
                """,
                "VACUUM ANALYZE ailog_batch.coverage",
                "VACUUM ANALYZE ailog_peak.peak_raw_data",
                "CHECKPOINT");
    }
}
