package io.ailog.postgres;

import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of totals over all windows, which runs over different windows share. */
final class DerivedTables {
    private DerivedTables() {}

    /**
     * Waits until nobody else changes them, and keeps them until the transaction ends: what is compared with what was there
     * before stays true, and rows are never locked in two orders. Taken late in a transaction, so that it is short.
     */
    static void lock(final JdbcTemplate jdbc) {
        jdbc.query("SELECT pg_advisory_xact_lock(hashtext('ailog derived tables'))", row -> {});
    }
}
