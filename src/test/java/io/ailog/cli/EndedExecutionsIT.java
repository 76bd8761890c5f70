package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.job.Installation;
import io.ailog.job.JobName;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.window.WindowRange;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code stop}, {@code restart} and {@code abandon} make of executions that nobody works on, by their state. */
class EndedExecutionsIT {
    private static final Instant BEGIN = Instant.parse("2026-02-01T00:00:00Z");

    /** One a case, over a day of its own; all have failed. */
    private static final List<String> EXECUTIONS = new ArrayList<>();

    @TempDir
    private Path home;

    @BeforeAll
    static void fail() {
        TestElasticsearch.startAfresh();
        TestPostgres.clear();
        EXECUTIONS.clear();
        try (RefusedRows refused = RefusedRows.from("2026-02-01T00:00Z");
                Installation installation = Installation.start(
                        TestPostgres.database(), TestElasticsearch.uri(), Clock.systemUTC(), SampleLogs.NAMESPACES)) {
            for (int i = 0; i < 15; i++) {
                final Instant day = BEGIN.plus(Duration.ofDays(i));
                installation
                        .rerun(JobName.INIT, new WindowRange(day, day.plus(Duration.ofDays(1))), 1)
                        .executions()
                        .forEach(id -> EXECUTIONS.add(id.toString()));
            }
            assertThat(EXECUTIONS).describedAs(refused.condition()).hasSize(15);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " 0 | FAILED    | stop    | 0 | has failed. To resume it: ./run-job.sh restart      | FAILED",
                " 1 | FAILED    | restart | 0 | init done in                                        | COMPLETED",
                " 2 | FAILED    | abandon | 0 | Abandoned: execution                                | ABANDONED",
                " 3 | STOPPED   | stop    | 0 | is stopped. To resume it: ./run-job.sh restart      | STOPPED",
                " 4 | STOPPED   | restart | 0 | init done in                                        | COMPLETED",
                " 5 | STOPPED   | abandon | 0 | Abandoned: execution                                | ABANDONED",
                " 6 | STARTED   | stop    | 0 | was killed: its process ended without a word        | STARTED",
                " 7 | STARTED   | restart | 0 | init done in                                        | COMPLETED",
                " 8 | STARTED   | abandon | 0 | Abandoned: execution                                | ABANDONED",
                " 9 | ABANDONED | stop    | 0 | is abandoned.                                       | ABANDONED",
                "10 | ABANDONED | restart | 2 | begin afresh: ./run-job.sh init --from 2026-02-11   | ABANDONED",
                "11 | ABANDONED | abandon | 0 | is abandoned already; nothing to do                 | ABANDONED",
                "12 | COMPLETED | stop    | 0 | Nothing to stop: execution                          | COMPLETED",
                "13 | COMPLETED | restart | 0 | is complete; nothing to do                          | COMPLETED",
                "14 | COMPLETED | abandon | 2 | do it again: ./run-job.sh init --from 2026-02-15 --to 2026-02-16"
                        + " --workers 1 --rerun | COMPLETED",
            })
    void actsByState(
            final int number,
            final String state,
            final String command,
            final int code,
            final String line,
            final String then) {
        final String id = EXECUTIONS.get(number);
        TestPostgres.query("UPDATE ailog_batch.batch_job_execution SET status = '" + state + "', end_time = CASE '"
                + state + "' WHEN 'STARTED' THEN NULL ELSE end_time END WHERE job_execution_id = " + id
                + " RETURNING job_execution_id");
        TestPostgres.query("UPDATE ailog_batch.batch_step_execution SET status = '" + state + "' WHERE '" + state
                + "' = 'STARTED' AND job_execution_id = " + id + " RETURNING step_execution_id");

        final Result result = new Shell(home).onTestServers().run(command, id);

        assertThat(result.code()).describedAs(result.out() + result.err()).isEqualTo(code);
        assertThat(result.out() + result.err()).contains(line);
        assertThat(TestPostgres.query("""
                        SELECT status
                        FROM ailog_batch.batch_job_execution
                        WHERE job_instance_id = (SELECT job_instance_id FROM ailog_batch.batch_job_execution
                                                 WHERE job_execution_id = %s)
                        ORDER BY job_execution_id DESC
                        LIMIT 1
                        """.formatted(id))).containsExactly(then);
        assertThat(TestPostgres.query("SELECT id FROM ailog_batch.range_claim")).isEmpty();
    }
}
