package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.DatabaseState;
import io.ailog.server.OlderDatabase;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code status}: executions in every state, as someone sees them who has just been woken. */
class StatusIT {
    private static final Instant NOW = Instant.parse("2026-03-05T12:20:00Z");
    private static final String[] BACKFILL = {"backfill", "--from", "2026-03-02", "--to", "2026-03-05", "--workers", "1"
    };

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeAll
    static void load() {
        SampleLogs.load("2026-03-02", "2026-03-05");
    }

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        execute("ALTER SEQUENCE ailog_batch.batch_job_execution_seq RESTART");
        shell = new Shell(home)
                .onTestServers()
                .at(NOW)
                .with("AILOG_BATCH_CHUNKWINDOWS", "24")
                // so that a run has heard that it is to stop before the next screen is there
                .with("AILOG_CLAIMS_CHECK", "100ms");
    }

    @Test
    void beginsWithWhatToDoWhereNothingHasRun() {
        final Result result = shell.with("ES_HOST", "http://127.0.0.1:1").run("status");

        assertThat(result).isEqualTo(new Result(0, """
                Nothing has run yet. A new installation begins with:
                  ./run-job.sh verify
                  ./run-job.sh init --days 21
                  ./run-job.sh thresholds
                and then regular, every 15 minutes: see jobs/ for your scheduler.
                """, ""));
        assertThat(shell.run("status", "--job", "regular").out()).startsWith("regular has not run yet.\n\ncoverage ");
    }

    @Test
    void showsWhatIsComplete() {
        run("init", "--from", "2026-03-02", "--to", "2026-03-03");
        run("thresholds");
        run(BACKFILL);
        run("regular");
        settle();
        final List<String> before = DatabaseState.of(TestPostgres.database());

        shell.with("ES_HOST", "http://127.0.0.1:1");
        assertThat(screen("status")).isEqualTo("""
                    id job         state     range (UTC)              windows errors   took exit
                     1 init        complete  2026-03-02..2026-03-03        96   1.5k    80s    0
                     2 thresholds  complete  -                              -      -    80s    0
                     3 backfill    complete  2026-03-02..2026-03-05       288   4.4k    80s    0
                     4 regular     complete  2026-03-05 00:00-12:15        49      0    80s    0

                coverage 2026-02-27 to 2026-03-05T12:00:00Z: 53 % of 624 windows of 12
                  namespaces. 12 of 12 namespaces lack windows.
                  To collect what is missing:
                    ./run-job.sh backfill --from 2026-02-27 --to 2026-03-02 \\
                      --only missing,failed
                  By day and namespace: ./run-job.sh status --days 7
                """);
        assertThat(screen("status", "--execution", "3")).isEqualTo("""
                execution 3: backfill, complete
                range       2026-03-02T00:00:00Z to 2026-03-05T00:00:00Z
                began       2026-03-05T12:20:00Z
                ended       2026-03-05T12:21:20Z, after 80 s
                collected   288 of 288 windows (100 %)
                judged      288 of 288 windows (100 %)
                errors      4,373 counted
                ledger      3,456 rows from it, 4,373 errors counted, 4,373 read
                exit code   0
                log file    HOME/logs/backfill.log
                parameters  asOf=2026-03-05T12:20:00Z claim=3 run=1 workers=1

                step               state             read      written      skipped      took
                collect            complete            12           12            0       80s
                detect             complete            12           12            0       80s
                correct            complete             0            0            0       80s

                days: # done  > at work  ! broken off  . not begun
                         collected                         judged
                         1234567890123456789012345678901   1234567890123456789012345678901
                2026-03   ###                               ###
                """);
        assertThat(screen("status", "--from", "2026-02-28", "--to", "2026-03-05"))
                .isEqualTo("""
                coverage 2026-02-28 to 2026-03-05: 60 % of 480 windows of 12 namespaces. 12 of
                  12 namespaces lack windows.
                  To collect what is missing:
                    ./run-job.sh backfill --from 2026-02-28 --to 2026-03-02 \\
                      --only missing,failed

                # complete  0 complete without errors  c counted, not read  ~ in part  . missing

                                           2026-02
                namespace                  20000
                                           81234  lacking
                pca-dev-01-app             ..###  192
                pca-fat-01-app             ..000  192
                pca-sit-01-app             ..###  192
                pca-uat-01-app             ..000  192
                pcb-dev-01-app             ..000  192
                pcb-fat-01-app             ..000  192
                pcb-sit-01-app             ..000  192
                pcb-uat-01-app             ..###  192
                pcb-ch-dev-01-app          ..000  192
                pcb-ch-fat-01-app          ..000  192
                pcb-ch-sit-01-app          ..000  192
                pcb-ch-uat-01-app          ..000  192
                """);
        assertThat(DatabaseState.of(TestPostgres.database())).isEqualTo(before);
    }

    @Test
    void tellsWhatBrokeOffAndHowToGoOn() {
        execute("""
                CREATE FUNCTION public.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.window_start >= '2026-03-03T12:00Z' THEN RAISE EXCEPTION E'no \\x1b[31mroom'; END IF;
                RETURN NEW; END $$;
                CREATE TRIGGER refuse BEFORE INSERT ON ailog_batch.coverage FOR EACH ROW EXECUTE FUNCTION public.refuse()
                """);
        assertThat(shell.run(BACKFILL).code()).isEqualTo(1);
        execute("DROP FUNCTION public.refuse() CASCADE");
        settle();
        assertThat(screen("status")).isEqualTo("""
                    id job         state     range (UTC)              windows errors   took exit
                     1 backfill    failed    2026-03-02..2026-03-05   144/288   1.9k    80s    1

                1 backfill failed at 2026-03-05T12:21:20Z, collected 144 of 288 windows:
                  PostgreSQL at 127.0.0.1:54321 reports: no [31mroom (SQLSTATE P0001).
                  Once that is mended, resume: ./run-job.sh restart 1
                  or give the same command again:
                    ./run-job.sh backfill --from 2026-03-02 --to 2026-03-05 --workers 1
                  More: ./run-job.sh status --execution 1
                  Log: HOME/logs/backfill.log

                coverage 2026-02-27 to 2026-03-05T12:00:00Z: 23 % of 624 windows of 12
                  namespaces. 12 of 12 namespaces lack windows.
                  After the above, to collect what is still missing:
                    ./run-job.sh backfill --from 2026-02-27 --to 2026-03-05T12:00:00Z \\
                      --only missing,failed
                  By day and namespace: ./run-job.sh status --days 7
                """);
        assertThat(screen("status", "--execution", "1")).isEqualTo("""
                execution 1: backfill, failed
                range       2026-03-02T00:00:00Z to 2026-03-05T00:00:00Z
                began       2026-03-05T12:20:00Z
                ended       2026-03-05T12:21:20Z, after 80 s
                collected   144 of 288 windows (50 %)
                judged      0 of 288 windows (0 %)
                errors      1,934 counted
                ledger      1,728 rows from it, 1,934 errors counted, 1,934 read
                exit code   1
                log file    HOME/logs/backfill.log
                parameters  asOf=2026-03-05T12:20:00Z claim=1 run=1 workers=1
                cause       PostgreSQL at 127.0.0.1:54321 reports: no [31mroom (SQLSTATE P0001).

                Once that is mended, resume: ./run-job.sh restart 1
                or give the same command again:
                  ./run-job.sh backfill --from 2026-03-02 --to 2026-03-05 --workers 1

                step               state             read      written      skipped      took
                collect            failed               7            6            0       80s

                days: # done  > at work  ! broken off  . not begun
                         collected                         judged
                         1234567890123456789012345678901   1234567890123456789012345678901
                2026-03   #!.                               ...
                """);
        try (HoldingPoint point =
                HoldingPoint.before("INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-04T12:00Z'")) {
            final CompletableFuture<Result> running = shell.runBeside(BACKFILL);
            point.awaitArrival(running);
            settle();
            shell.at(NOW.plusSeconds(120));
            assertThat(screen("status")).isEqualTo("""
                    id job         state     range (UTC)              windows errors   took exit
                     2 backfill    running   2026-03-02..2026-03-05   240/288   3.3k  2m00s    -
                       collecting: 240 of 288 windows (83 %), 0.8 a second, 60s left, until
                       about 2026-03-05 12:23Z; then it judges them
                     1 backfill    failed    2026-03-02..2026-03-05   144/288   1.9k    80s    1

                coverage 2026-02-27 to 2026-03-05T12:00:00Z: 38 % of 624 windows of 12
                  namespaces. 12 of 12 namespaces lack windows.
                  2 backfill is at work there; look again when it has ended.
                  By day and namespace: ./run-job.sh status --days 7
                """);
            assertThat(screen("status", "--execution", "2")).isEqualTo("""
                execution 2: backfill, running
                range       2026-03-02T00:00:00Z to 2026-03-05T00:00:00Z
                began       2026-03-05T12:20:00Z
                ended       not yet, after 2 min 0 s
                collected   240 of 288 windows (83 %), 0.8 a second, 60s left, until about
                            2026-03-05 12:23Z; then it judges them
                judged      0 of 288 windows (0 %)
                errors      3,270 counted
                ledger      1,152 rows from it, 1,336 errors counted, 1,336 read
                exit code   none
                process     PROCESS
                log file    HOME/logs/backfill.log
                parameters  asOf=2026-03-05T12:20:00Z claim=2 run=1 workers=1

                step               state             read      written      skipped      took
                collect            running              4            4            0     2m00s

                days: # done  > at work  ! broken off  . not begun
                         collected                         judged
                         1234567890123456789012345678901   1234567890123456789012345678901
                2026-03   ##>                               ...
                """);
            execute("UPDATE ailog_batch.range_claim SET stop_requested = true");
            assertThat(screen("status")).isEqualTo("""
                    id job         state     range (UTC)              windows errors   took exit
                     2 backfill    stopping  2026-03-02..2026-03-05   240/288   3.3k  2m00s    -
                       collecting: 240 of 288 windows (83 %), 0.8 a second, 60s left, until
                       about 2026-03-05 12:23Z; then it judges them
                     1 backfill    failed    2026-03-02..2026-03-05   144/288   1.9k    80s    1

                2 backfill is stopping: it ends after the chunk in hand.

                coverage 2026-02-27 to 2026-03-05T12:00:00Z: 38 % of 624 windows of 12
                  namespaces. 12 of 12 namespaces lack windows.
                  2 backfill is at work there; look again when it has ended.
                  By day and namespace: ./run-job.sh status --days 7
                """);
            point.open();
            assertThat(running.join().code()).isEqualTo(4);
        }
        settle();
        assertThat(screen("status")).isEqualTo("""
                    id job         state     range (UTC)              windows errors   took exit
                     2 backfill    stopped   2026-03-02..2026-03-05   264/288   3.9k    80s    4
                     1 backfill    failed    2026-03-02..2026-03-05   144/288   1.9k    80s    1

                2 backfill was stopped at 2026-03-05T12:21:20Z, collected 264 of 288 windows.
                  Resume: ./run-job.sh restart 2
                  or give the same command again:
                    ./run-job.sh backfill --from 2026-03-02 --to 2026-03-05 --workers 1
                  More: ./run-job.sh status --execution 2
                  Log: HOME/logs/backfill.log

                coverage 2026-02-27 to 2026-03-05T12:00:00Z: 42 % of 624 windows of 12
                  namespaces. 12 of 12 namespaces lack windows.
                  After the above, to collect what is still missing:
                    ./run-job.sh backfill --from 2026-02-27 --to 2026-03-05T12:00:00Z \\
                      --only missing,failed
                  By day and namespace: ./run-job.sh status --days 7
                """);
        run(BACKFILL);
        assertThat(screen("status")).doesNotContain("restart");
    }

    @Test
    void tellsAKilledRunFromOneThatLives() {
        try (HoldingPoint point =
                HoldingPoint.before("INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-04T12:00Z'")) {
            final Running running = shell.start(BACKFILL);
            point.awaitArrival(running);
            assertThat(shell.run("status").out()).contains("1 backfill    running ");
            running.kill();
            point.open();
        }
        execute("""
                UPDATE ailog_batch.batch_job_execution_params SET parameter_value = '2026-03-05T12:20:00Z'
                WHERE parameter_name = 'asOf'
                """);
        settle();

        assertThat(screen("status")).isEqualTo("""
                    id job         state     range (UTC)              windows errors   took exit
                     1 backfill    killed    2026-03-02..2026-03-05   240/288   3.3k    80s    -

                1 backfill was killed; last sign of life at 2026-03-05T12:21:20Z, collected 240
                  of 288 windows. Its process ended without a word, or its machine went down.
                  Resume: ./run-job.sh restart 1
                  or give the same command again:
                    ./run-job.sh backfill --from 2026-03-02 --to 2026-03-05 --workers 1
                  More: ./run-job.sh status --execution 1
                  Log: HOME/logs/backfill.log

                coverage 2026-02-27 to 2026-03-05T12:00:00Z: 38 % of 624 windows of 12
                  namespaces. 12 of 12 namespaces lack windows.
                  After the above, to collect what is still missing:
                    ./run-job.sh backfill --from 2026-02-27 --to 2026-03-05T12:00:00Z \\
                      --only missing,failed
                  By day and namespace: ./run-job.sh status --days 7
                """);
        assertThat(screen("status", "--execution", "1")).isEqualTo("""
                execution 1: backfill, killed
                range       2026-03-02T00:00:00Z to 2026-03-05T00:00:00Z
                began       2026-03-05T12:20:00Z
                last sign   2026-03-05T12:21:20Z, after 80 s
                collected   240 of 288 windows (83 %)
                judged      0 of 288 windows (0 %)
                errors      3,270 counted
                ledger      2,880 rows from it, 3,270 errors counted, 3,270 read
                exit code   none
                log file    HOME/logs/backfill.log
                parameters  asOf=2026-03-05T12:20:00Z claim=1 run=1 workers=1
                cause       Its process ended without a word, or its machine went down

                Resume: ./run-job.sh restart 1
                or give the same command again:
                  ./run-job.sh backfill --from 2026-03-02 --to 2026-03-05 --workers 1

                step               state             read      written      skipped      took
                collect            killed              10           10            0       80s

                days: # done  > at work  ! broken off  . not begun
                         collected                         judged
                         1234567890123456789012345678901   1234567890123456789012345678901
                2026-03   ##!                               ...
                """);

        run(BACKFILL);
        settle();
        assertThat(screen("status")).startsWith("""
                    id job         state     range (UTC)              windows errors   took exit
                     2 backfill    complete  2026-03-02..2026-03-05       288   4.4k    80s    0
                     1 backfill    killed    2026-03-02..2026-03-05   240/288   3.3k    80s    -

                coverage""");
    }

    /** More than a year of a run every quarter of an hour. */
    @Test
    void isQuickBesideALongHistory() {
        execute("""
                INSERT INTO ailog_batch.batch_job_instance
                SELECT n, 0, CASE WHEN n = 1 THEN 'init' ELSE 'regular' END, md5(n::text)
                FROM generate_series(1, 40000) AS n;
                INSERT INTO ailog_batch.batch_job_execution
                SELECT n, 2, n, '2025-01-01', '2025-01-01', '2025-01-01', 'COMPLETED', 'COMPLETED', '', '2025-01-01'
                FROM generate_series(1, 40000) AS n;
                INSERT INTO ailog_batch.batch_job_execution_params
                SELECT n, pair[1], 'java.lang.String', pair[2], 'Y'
                FROM generate_series(1, 40000) AS n,
                     LATERAL (VALUES (ARRAY['from', '2025-01-01T00:00:00Z']), (ARRAY['to', '2025-01-01T00:30:00Z']),
                                     (ARRAY['asOf', '2025-01-01T00:30:00Z'])) AS pairs (pair);
                INSERT INTO ailog_batch.batch_step_execution
                SELECT n, 2, 'collectDay:2025-01-01T00:00:00Z', n, '2025-01-01', '2025-01-01', '2025-01-01', 'COMPLETED',
                       1, 1, 0, 1, 0, 0, 0, 0, 'COMPLETED', '', '2025-01-01'
                FROM generate_series(1, 40000) AS n
                """);
        shell.run("status");

        final long begun = System.nanoTime();
        final String shown = screen("status");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(shown.lines().limit(5).map(line -> line.substring(0, 27)))
                .containsExactly(
                        "    id job         state    ".substring(0, 27),
                        "     1 init        complete",
                        " 40000 regular     complete",
                        " 39999 regular     complete",
                        " 39998 regular     complete");
        assertThat(screen("status", "--job", "regular").lines().filter(line -> line.contains(" regular ")))
                .hasSize(20);
    }

    @Test
    void keepsTheNamesOfItsJson() {
        run("backfill", "--from", "2026-03-02", "--to", "2026-03-03");

        final JsonNode document = json("status", "--json");
        assertThat(document.propertyNames())
                .containsExactly("now", "executions", "pending", "coverage", "announcements");
        final JsonNode execution =
                json("status", "--json", "--execution", "1").get("executions").get(0);
        assertThat(execution.propertyNames())
                .containsExactly(
                        "id",
                        "job",
                        "state",
                        "range",
                        "parameters",
                        "began",
                        "ended",
                        "seconds",
                        "exit_code",
                        "errors",
                        "cause",
                        "resume",
                        "resumed_by",
                        "process",
                        "log_file",
                        "phases",
                        "steps",
                        "ledger");
        assertThat(execution.get("state").asString()).isEqualTo("complete");
        assertThat(execution.get("began").asString()).isEqualTo("2026-03-05T12:20:00Z");
        assertThat(execution.get("cause").isNull()).isTrue();
        assertThat(execution.get("errors").asLong(0)).isEqualTo(1_508);
        assertThat(execution.get("phases").get(0).toString())
                .matches("\\{\"name\":\"collect\",\"windows\":96,\"windows_done\":96,\"windows_per_second\":[0-9.E]+,"
                        + "\"eta\":null,\"days\":\\[\\{\"from\":\"2026-03-02T00:00:00Z\",\"to\":\"2026-03-03T00:00:00Z\","
                        + "\"state\":\"done\",\"windows_done\":96}]}");
        final JsonNode cells = document.get("coverage").get("cells");
        assertThat(cells).hasSize(7 * 12);
        assertThat(cells.get(0).toString())
                .isEqualTo(
                        "{\"day\":\"2026-02-27\",\"namespace\":\"pca-dev-01-app\",\"state\":\"missing\",\"windows\":96,"
                                + "\"collected\":0,\"read\":0,\"errors\":null}");
    }

    private JsonNode json(final String... arguments) {
        return new JsonMapper().readTree(shell.run(arguments).out());
    }

    @Test
    void saysWhatIsAllowed() {
        assertRefused(
                "`--job` must be one of init, thresholds, backfill, detect-only, regular; was nightly.",
                "--job",
                "nightly");
        assertRefused(
                "There is no execution 4711. Run ./run-job.sh status to see the last ones.", "--execution", "4711");
        assertRefused(
                "Give one of `--job`, `--execution`, or a range by `--days` or `--from`.",
                "--job",
                "init",
                "--days",
                "2");
        final PostgresDatabase empty = TestPostgres.empty("status_unmigrated");
        final Result unmigrated = new Shell(home).onTestServers().on(empty).run("status");
        assertThat(unmigrated.code()).isEqualTo(2);
        assertThat(unmigrated.lastLine()).endsWith("Run ./run-job.sh migrate.");
        final Result unreachable =
                new Shell(home).onTestServers().with("DB_PORT", "1").run("status");
        assertThat(unreachable.code()).isEqualTo(5);
        assertThat(unreachable.lastLine()).contains("can't be reached");
    }

    private void assertRefused(final String message, final String... options) {
        final Result result =
                shell.run(Stream.concat(Stream.of("status"), Stream.of(options)).toArray(String[]::new));
        assertThat(result).isEqualTo(new Result(2, "", "error: " + message + "\n"));
    }

    private void run(final String... arguments) {
        final Result result = shell.run(arguments);
        assertThat(result.code()).describedAs(result.err()).isZero();
    }

    /** What is shown, no line of it too long. */
    private String screen(final String... arguments) {
        final Result result = shell.run(arguments);
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
        return result.out()
                .replace(home.toString(), "HOME")
                .replaceAll("127\\.0\\.0\\.1:[0-9]{5}", "127.0.0.1:54321")
                .replaceAll("process     .*", "process     PROCESS");
    }

    /** Lets what has ended have taken 80 seconds, and what is at work have begun in time. */
    private static void settle() {
        execute("""
                UPDATE ailog_batch.batch_step_execution AS step
                SET start_time = whole.create_time, last_updated = whole.create_time + interval '80 s',
                    end_time = CASE WHEN step.end_time IS NOT NULL THEN whole.create_time + interval '80 s' END
                FROM ailog_batch.batch_job_execution AS whole
                WHERE whole.job_execution_id = step.job_execution_id AND step.start_time IS NOT NULL;
                UPDATE ailog_batch.batch_job_execution
                SET last_updated = create_time + interval '80 s',
                    end_time = CASE WHEN end_time IS NOT NULL THEN create_time + interval '80 s' END
                """);
    }

    private static void execute(final String sql) {
        OlderDatabase.execute(TestPostgres.database(), sql);
    }
}
