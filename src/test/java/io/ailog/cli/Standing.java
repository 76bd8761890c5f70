package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import java.util.List;

/** How far runs have come, as the tables of a database say. */
record Standing(PostgresDatabase database) {
    /** Windows that were collected. */
    int covered() {
        return number("SELECT count(DISTINCT window_start) FROM ailog_batch.coverage");
    }

    /** Chunks that were collected over all executions, repetitions counted. */
    int collected() {
        return written("collectDay");
    }

    /** Chunks that were judged over all executions, repetitions counted. */
    int judged() {
        return written("detectDay");
    }

    /** Nothing is held, nothing is noted as running, and the rows are {@code expected}. */
    void assertFinished(final List<String> expected) {
        assertThat(TestTables.contents(database)).isEqualTo(expected);
        assertIdle();
    }

    /** Nothing is held, and nothing is noted as running. */
    void assertIdle() {
        assertThat(number("SELECT count(*) FROM ailog_batch.range_claim")).isZero();
        assertThat(number("SELECT count(*) FROM ailog_batch.batch_job_execution WHERE end_time IS NULL"))
                .isZero();
        assertThat(number("SELECT count(*) FROM ailog_batch.batch_step_execution WHERE end_time IS NULL"
                        + " AND status IN ('STARTING', 'STARTED', 'STOPPING')"))
                .isZero();
    }

    int number(final String sql) {
        return Integer.parseInt(TestPostgres.query(database, sql).get(0));
    }

    private int written(final String step) {
        return number(
                "SELECT coalesce(sum(write_count), 0) FROM ailog_batch.batch_step_execution WHERE step_name LIKE '"
                        + step + ":%'");
    }
}
