package io.ailog.benchmark;

/** What detection leaves in the tables. */
final class Verdicts {
    private Verdicts() {}

    /** Brings the tables back to where they were before anything was judged. */
    static void forget(final Database database) {
        database.execute(
                "TRUNCATE ailog_peak.peak_investigation",
                "UPDATE ailog_peak.peak_raw_data SET is_peak = false, replacement_value = NULL WHERE is_peak",
                "VACUUM ANALYZE ailog_peak.peak_raw_data",
                "CHECKPOINT");
    }
}
