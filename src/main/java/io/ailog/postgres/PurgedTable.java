package io.ailog.postgres;

/** The tables of windows that are purged, in the order in which this is done. */
enum PurgedTable {
    RAW("ailog_peak.peak_raw_data", "timestamp", "0"),
    COVERAGE("ailog_batch.coverage", "window_start", "0"),
    LATE_COUNT("ailog_batch.late_count", "window_start", "0"),
    SIGNATURE_FACT("ailog_batch.signature_fact", "window_start", "0"),
    /** The health of services compares with the day before, so the facts of that day are still needed. */
    SERVICE_FACT("ailog_batch.service_fact", "window_start", "24 hours"),
    PATH_FACT("ailog_batch.path_fact", "window_start", "0"),
    CALL_FACT("ailog_batch.call_fact", "window_start", "0"),
    ISSUE_FACT("ailog_batch.issue_fact", "window_start", "0");

    /** Incidents that nobody has closed. */
    static final String OPEN = """
            incident.resolved_at IS NULL
              AND lower(coalesce(incident.status, 'open')) NOT IN ('resolved', 'fixed', 'closed')
            """;

    private static final String TAKEN = """
            WITH taken AS (
                %1$s
                WHERE gone.%3$s >= ?::timestamptz - interval '%4$s'
                  AND gone.%3$s < ?::timestamptz - interval '%4$s'
                  AND NOT EXISTS (
                      SELECT FROM ailog_peak.peak_investigation AS incident
                      WHERE incident.timestamp = gone.%3$s AND %5$s)
                %2$s
            )
            SELECT count(*), min(at), max(at) FROM taken
            """;

    private final String table;
    private final String column;
    private final String lag;

    /** @param lag how much longer than counts the rows stay, an interval */
    PurgedTable(final String table, final String column, final String lag) {
        this.table = table;
        this.column = column;
        this.lag = lag;
    }

    String table() {
        return table;
    }

    /** Removes rows. Parameters: 1 from, 2 to (exclusive); returns their number, first and last time. */
    String deletion() {
        return TAKEN.formatted(
                "DELETE FROM " + table + " AS gone", "RETURNING gone." + column + " AS at", column, lag, OPEN);
    }

    /** Counts what {@link #deletion} would remove, with the same parameters. */
    String preview() {
        return TAKEN.formatted("SELECT gone." + column + " AS at FROM " + table + " AS gone", "", column, lag, OPEN);
    }

    /** The time from which on rows can be removed with a day: the oldest. Parameters: 1 from. */
    String oldest() {
        return "SELECT min(%2$s) + interval '%3$s' AS at FROM %1$s WHERE %2$s >= ?::timestamptz - interval '%3$s'"
                .formatted(table, column, lag);
    }
}
