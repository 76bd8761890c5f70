package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.AiLogAnalyzer;
import io.ailog.job.Failures;
import io.ailog.job.JobName;
import io.ailog.job.RunRequest;
import io.ailog.server.LogDocuments;
import io.ailog.server.OlderDatabase;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.threshold.Percentile;
import io.ailog.threshold.ThresholdRequest;
import io.ailog.window.Failure;
import io.ailog.window.FailureExplainer;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The rights of the application's role, taken away one at a time: each of them is needed by a job, and the job says
 * which one it lacks. The list is the catalog's, so that a new table can't be forgotten.
 */
class MissingRightIT {
    private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");
    private static final int WINDOWS = 160;

    private static final String ROLE = "role_ailog_analyzer_app";

    /** Rights as {@code GRANT} and {@code REVOKE} name them. */
    private static final String RIGHTS = """
            SELECT format('%s ON SCHEMA %I', privilege_type, nspname)
            FROM pg_namespace, aclexplode(nspacl)
            WHERE grantee = 'role_ailog_analyzer_app'::regrole
            UNION ALL
            SELECT format('%s ON %s %I.%I', privilege_type,
                CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, nspname, relname)
            FROM pg_class
            JOIN pg_namespace ON pg_namespace.oid = relnamespace, aclexplode(relacl)
            WHERE grantee = 'role_ailog_analyzer_app'::regrole
            UNION ALL
            SELECT format('EXECUTE ON FUNCTION %s', pg_proc.oid::regprocedure)
            FROM pg_proc, aclexplode(proacl)
            WHERE grantee = 'role_ailog_analyzer_app'::regrole
            ORDER BY 1
            """;

    /**
     * What none of these jobs uses: rights that the contract gives to people, to the predecessor, to the command for
     * known issues, and to announcements, which nobody has asked for here.
     */
    private static final String PROMISED = "SELECT ON TABLE (ailog_peak\\.v_\\w*|ailog_batch.retracted_incident)"
            + "|(INSERT|DELETE) ON TABLE ailog_peak.known_issues"
            + "|USAGE ON SEQUENCE ailog_peak.known_issues_id_seq"
            + "|(INSERT|UPDATE|DELETE) ON TABLE ailog_peak.peak_threshold_dow"
            + "|USAGE ON SEQUENCE ailog_peak.peak_threshold_dow_id_seq"
            + "|\\w+ ON TABLE ailog_batch.(announced_episode|announcement_channel)"
            + "|UPDATE ON TABLE ailog_peak.(aggregation_data|peak_thresholds|peak_threshold_caps)";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Screen screen = new Screen(
            new PrintStream(shown, true, StandardCharsets.UTF_8), new PrintStream(shown, true, StandardCharsets.UTF_8));

    @TempDir
    private Path home;

    private PostgresDatabase database;

    private record Ending(int code, String said) {
        String lastLine() {
            return said.lines().reduce("", (earlier, later) -> later);
        }
    }

    MissingRightIT() {
        database = TestPostgres.database();
    }

    @BeforeAll
    static void load() {
        TestElasticsearch.startAfresh();
        final LogDocuments documents = new LogDocuments();
        for (int i = 0; i < WINDOWS * 101; i++) {
            documents.error(FIRST.plusSeconds(i / 101 * 900L + i % 101), "pca-dev-01-app");
        }
        for (int i = 0; i < WINDOWS; i++) {
            final Instant start = FIRST.plusSeconds(i * 900L);
            documents.json(call(start.plusSeconds(200), "store")).json(call(start.plusSeconds(201), "shop"));
        }
        TestElasticsearch.load("logs-1", documents);
    }

    /** An error of a service on the way of a request, so that one service calls another. */
    private static String call(final Instant time, final String application) {
        return """
                {"@timestamp":"%s","level":"ERROR","kubernetes":{"namespace":"pca-dev-01-app"},"traceId":"t%d",\
                "application":{"name":"%s"},"message":"Something happened to a call"}""".formatted(time, time.getEpochSecond() / 900, application);
    }

    @BeforeEach
    void migrate() {
        database = TestPostgres.empty("rights_missing");
        assertThat(new Shell(home).onTestServers().on(database).run("migrate").code())
                .isZero();
    }

    @Test
    void isNamedByTheJobThatNeedsIt() {
        final Session session = new Session(
                AiLogAnalyzer.class, home, environment(), Clock.systemUTC(), screen, new StopOnSignal(screen));
        assertThat(session.run("rights", false, context -> {
                    takeOneAtATime(context);
                    return 0;
                }))
                .describedAs(shown.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    private void takeOneAtATime(final ConfigurableApplicationContext context) {
        final List<String> rights = TestPostgres.query(database, RIGHTS);
        final List<String> promised =
                rights.stream().filter(right -> right.matches(PROMISED)).toList();
        promised.forEach(this::revoke);
        // so that every window is a peak
        OlderDatabase.execute(
                database,
                "INSERT INTO ailog_peak.peak_threshold_dow (namespace, day_of_week, valid_from, factor)"
                        + " VALUES ('pca-dev-01-app', 0, '2026-01-01', 0.5)");
        OlderDatabase.execute(
                database, "INSERT INTO ailog_peak.known_issues (issue_id, message_pattern) VALUES ('T-1', 'happened')");
        collect(context);
        final List<String> unused = new ArrayList<>();
        int window = 0;
        for (final String right : rights) {
            if (promised.contains(right)) {
                continue;
            }
            revoke(right);
            final Ending ending = ending(context, window++);
            grant(right);
            if (ending.code() == 0) {
                unused.add(right);
            } else {
                assertThat(ending.said()).as(right).doesNotContain("\tat ", "Exception");
                assertThat(ending.lastLine()).as(right).startsWith("error: ").contains(named(right), "migrate");
                assertThat(ending.code()).as(right + ": " + ending.said()).isEqualTo(2);
            }
        }
        assertThat(unused).isEmpty();
        assertThat(ending(context, window).code()).isZero();
    }

    /** All windows, whose facts are to be replaced later by those who lack a right. */
    private void collect(final ConfigurableApplicationContext context) {
        final WindowRange all = new WindowRange(FIRST, FIRST.plusSeconds(WINDOWS * 900L));
        assertThat(ending(context, () -> context.getBean(ConsoleRun.class)
                                .run(RunRequest.overRange(JobName.BACKFILL, all, 1, false)))
                        .code())
                .isZero();
        OlderDatabase.execute(database, "UPDATE ailog_batch.window_fact SET fingerprint = 'another'");
    }

    /** What a right is about, without its schema. */
    private static String named(final String right) {
        return right.replaceAll("\\(.*", "").replaceAll(".*[. ]", "");
    }

    /** How the jobs end over a window of their own: the first that fails, or the last. */
    private Ending ending(final ConfigurableApplicationContext context, final int number) {
        final Window window = new Window(FIRST.plusSeconds(number * 900L));
        TestPostgres.query(database, """
                INSERT INTO ailog_peak.peak_investigation
                    (timestamp, day_of_week, hour_of_day, quarter_hour, namespace, severity)
                VALUES ('%s', 0, 0, 0, 'pca-sit-01-app', 'low')
                RETURNING id
                """.formatted(window.start()));
        final RunRequest backfill = RunRequest.overRange(JobName.BACKFILL, WindowRange.of(window), 1, false);
        final ThresholdRequest thresholds = new ThresholdRequest(new Percentile(0.93), null, false);
        TestPostgres.query(database, """
                INSERT INTO ailog_batch.late_count (window_start, namespace, was, now)
                VALUES ('2020-01-01T00:00:00Z', 'pca-sit-01-app', 1, 2)
                RETURNING 1
                """);
        return Stream.<Supplier<ExitCode>>of(
                        () -> context.getBean(ConsoleRun.class).run(backfill),
                        () -> context.getBean(ConsolePurge.class).run(Instant.parse("2025-01-01T00:00:00Z"), 400),
                        () -> context.getBean(ConsoleThresholds.class).run(thresholds, false))
                .map(command -> ending(context, command))
                .reduce((first, next) -> first.code() == 0 ? next : first)
                .orElseThrow();
    }

    /** What {@link Session#run} makes of a command, without starting the application anew. */
    private Ending ending(final ConfigurableApplicationContext context, final Supplier<ExitCode> command) {
        shown.reset();
        ExitCode code;
        try {
            code = command.get();
        } catch (final RuntimeException e) {
            final Failure failure = new Failures(List.copyOf(
                            context.getBeansOfType(FailureExplainer.class).values()))
                    .of("job", List.of(e));
            screen.failure(failure.getMessage());
            code = ExitCode.of(failure);
        }
        return new Ending(code.code(), shown.toString(StandardCharsets.UTF_8));
    }

    private Map<String, String> environment() {
        final Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("ES_HOST", TestElasticsearch.uri().toString());
        environment.put("ES_INDEX", "logs-*");
        environment.put(
                "NAMESPACES_FILE",
                Path.of("config", "namespaces.yaml").toAbsolutePath().toString());
        return environment;
    }

    private void revoke(final String right) {
        OlderDatabase.execute(database, "REVOKE " + right + " FROM " + ROLE);
    }

    private void grant(final String right) {
        OlderDatabase.execute(database, "GRANT " + right + " TO " + ROLE);
    }
}
