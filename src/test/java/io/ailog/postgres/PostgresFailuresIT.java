package io.ailog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestPostgres;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresFailuresIT {
    private final PostgresDatabase database = TestPostgres.database();
    private final Place place = Place.of(database);

    @Test
    void saysWhereNobodyListens() throws IOException {
        final int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        assertFailure(
                reading(place.host("127.0.0.1").port(closed)),
                Kind.UNREACHABLE,
                "127.0.0.1:" + closed,
                "database shared",
                "user ailog_analyzer_app",
                "DB_HOST and DB_PORT");
    }

    @Test
    void saysThatAServerDoesNotAnswer() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertFailure(
                    reading(place.host("127.0.0.1").port(mute.getLocalPort())),
                    Kind.UNREACHABLE,
                    "DB_HOST and DB_PORT");
        }
    }

    @Test
    void saysThatSomethingElseAnswers() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerAsHttp(other));
            assertFailure(
                    reading(place.host("127.0.0.1").port(other.getLocalPort())),
                    Kind.CONFIGURATION,
                    "127.0.0.1:" + other.getLocalPort() + " is no PostgreSQL",
                    "DB_HOST and DB_PORT");
            answered.join();
        }
    }

    private static void answerAsHttp(final ServerSocket listener) {
        try (Socket client = listener.accept()) {
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void saysThatTheHostIsUnknown() {
        assertFailure(reading(place.host("no-such-host.invalid")), Kind.UNREACHABLE, "unknown host name", "DB_HOST");
    }

    @Test
    void saysThatThePasswordIsWrong() {
        assertFailure(
                reading(place.login("ailog_analyzer_app", "wrong")),
                Kind.CONFIGURATION,
                "database shared",
                "user ailog_analyzer_app",
                "DB_PASSWORD");
        final Failure ddl = catchThrowableOfType(
                Failure.class,
                () -> PostgresEdge.schema(place.ddlPassword("wrong").settings()).migrate());
        assertThat(ddl.kind()).isEqualTo(Kind.CONFIGURATION);
        assertThat(ddl).hasMessageContaining("DB_DDL_USER and DB_DDL_PASSWORD");
    }

    @Test
    void saysThatTheDatabaseIsUnknown() {
        assertFailure(reading(place.name("nowhere")), Kind.UNREACHABLE, "\"nowhere\" does not exist", "DB_NAME");
    }

    @Test
    void saysThatTlsIsNotThere() {
        assertFailure(reading(place.sslMode("require")), Kind.CONFIGURATION, "DB_SSLMODE");
    }

    @Test
    void saysWhichSettingIsMissing() {
        assertFailure(reading(place.login("", "x")), Kind.CONFIGURATION, "DB_USER is missing");
        assertFailure(reading(place.login("x", "")), Kind.CONFIGURATION, "DB_PASSWORD is missing");
        assertFailure(reading(place.name("")), Kind.CONFIGURATION, "DB_NAME is missing");
    }

    @Test
    void saysThatTheSchemaIsMissingOrOld() throws Exception {
        final PostgresDatabase empty = TestPostgres.empty("failures_old");
        final LiquibaseSchema schema = PostgresEdge.schema(PostgresEdge.settings(empty));
        assertFailure(schema::requireCurrent, Kind.CONFIGURATION, "Run ./run-job.sh migrate");
        schema.migrate();
        try (Connection superuser = empty.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("DELETE FROM ailog_batch.databasechangelog WHERE id = '" + SchemaVersion.CURRENT + "'");
        }
        assertFailure(schema::requireCurrent, Kind.CONFIGURATION, "older than this program", "migrate");
    }

    @Test
    void saysWhoLacksWhichRight() {
        assertFailure(
                sql("TRUNCATE ailog_peak.peak_raw_data"),
                Kind.CONFIGURATION,
                "ailog_analyzer_app (DB_USER)",
                "permission denied for table peak_raw_data",
                "migrate",
                "role_ailog_analyzer_app");
    }

    @Test
    void saysThatAColumnIsMissing() {
        assertFailure(sql("SELECT nothing FROM ailog_peak.peak_raw_data"), Kind.CONFIGURATION, "migrate");
        assertFailure(sql("SELECT 1 FROM ailog_peak.nothing"), Kind.CONFIGURATION, "migrate");
    }

    @Test
    void saysThatTheConnectionWasLost() {
        assertFailure(sql("SELECT pg_terminate_backend(pg_backend_pid())"), Kind.UNREACHABLE, "DB_HOST");
    }

    @Test
    void findsTheReasonInsideABatch() {
        final String insert = "INSERT INTO ailog_peak.known_issues (issue_id) VALUES (NULL)";
        try (PostgresPool pool = PostgresEdge.pool(place.settings())) {
            final Throwable thrown = catchThrowable(() -> new JdbcTemplate(pool).batchUpdate(insert, insert));
            assertThat(explained(thrown).kind()).isEqualTo(Kind.FAILED);
            assertThat(explained(thrown)).hasMessageContaining("null value in column \"issue_id\"");
        }
    }

    @Test
    void knowsNothingOfOtherExceptions() {
        assertThat(PostgresEdge.failures(database).explain(new IllegalStateException("other")))
                .isEmpty();
    }

    @Test
    void hasTheServerNoticeWithinTwoMinutesThatTheirHostIsGone() {
        try (PostgresPool pool = PostgresEdge.pool(place.settings())) {
            assertThat(new JdbcTemplate(pool)
                            .queryForObject(
                                    "SELECT current_setting('tcp_keepalives_idle')::int"
                                            + " + current_setting('tcp_keepalives_interval')::int"
                                            + " * current_setting('tcp_keepalives_count')::int",
                                    Integer.class))
                    .isEqualTo(120);
        }
    }

    @Test
    void worksInUtc() {
        try (PostgresPool pool = PostgresEdge.pool(place.settings())) {
            assertThat(new JdbcTemplate(pool)
                            .queryForObject(
                                    "SELECT current_setting('TimeZone') || current_setting('application_name')",
                                    String.class))
                    .isEqualTo("UTCailog-analyzer");
        }
    }

    private Failure explained(final Throwable thrown) {
        return thrown instanceof Failure failure
                ? failure
                : PostgresEdge.failures(database).explain(thrown).orElseThrow();
    }

    private ThrowingCallable sql(final String sql) {
        return () -> {
            try (PostgresPool pool = PostgresEdge.pool(place.settings())) {
                new JdbcTemplate(pool).execute(sql);
            }
        };
    }

    private static ThrowingCallable reading(final Place place) {
        return () -> PostgresEdge.schema(place.settings()).requireCurrent();
    }

    private void assertFailure(final ThrowingCallable call, final Kind kind, final String... parts) {
        final Failure failure = explained(catchThrowable(call));
        assertThat(failure).hasMessageContainingAll(parts);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.getMessage()).doesNotContain(database.appPassword(), database.ddlPassword(), "null");
    }
}
