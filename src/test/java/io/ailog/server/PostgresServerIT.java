package io.ailog.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    private final Path home;

    PostgresServerIT(@TempDir final Path home) {
        this.home = home;
    }

    /** A process that owns a server until it is killed. */
    static final class Owner {
        private Owner() {}

        public static void main(final String[] arguments) throws IOException {
            try (PostgresServer server = PostgresServer.start(PostgresServer.Settings.keptIn(Path.of(arguments[0])))) {
                System.out.println("ready " + server.port());
                System.in.read();
            }
        }
    }

    @Test
    void refusesWrongPasswords() {
        final PostgresDatabase database = TestPostgres.database();

        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.appUser(), "wrong"))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo("28P01"));
    }

    @Test
    void livesInAnotherTimeZoneAndInPlainOrder() {
        assertThat(TestPostgres.query("SELECT boot_val <> setting FROM pg_settings WHERE name = 'log_timezone'"))
                .containsExactly("t");
        assertThat(TestPostgres.query("SELECT datcollate || ' ' || pg_encoding_to_char(encoding) FROM pg_database"
                        + " WHERE datname = 'shared'"))
                .containsExactly("C UTF8");
    }

    @Test
    void writesToDiskWhenAsked() {
        try (PostgresServer server =
                PostgresServer.start(PostgresServer.Settings.temporary().withFsync())) {
            final PostgresDatabase database = server.createBootstrapped("durable");
            assertThat(TestPostgres.query(
                            database, "SELECT current_setting('fsync') || current_setting('synchronous_commit')"))
                    .containsExactly("onon");
            assertThat(server.log()).exists();
        }
    }

    @Test
    void keepsItsDataInAGivenFolder() {
        try (PostgresServer server = PostgresServer.start(PostgresServer.Settings.keptIn(home))) {
            server.createDatabase("kept");
        }
        try (PostgresServer server = PostgresServer.start(PostgresServer.Settings.keptIn(home))) {
            assertThatThrownBy(() -> server.createDatabase("kept")).hasMessageContaining("already exists");
        }
    }

    @Test
    void saysWhyItDoesNotStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PostgresServer.start(PostgresServer.Settings.temporary()
                            .withPort(taken.getLocalPort())
                            .withPatience(Duration.ofSeconds(2))))
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void endsWhenItsOwnerIsKilled() throws Exception {
        final Process owner = startOwner();
        assertThat(server().isAlive()).isTrue();

        owner.destroyForcibly();

        await().until(() -> !Files.exists(pidFile()));
    }

    @Test
    void takesOverTheFolderOfAServerThatWasLeftBehind() throws Exception {
        final Process owner = startOwner();
        final ProcessHandle leftBehind = server();
        owner.children().forEach(ProcessHandle::destroyForcibly);
        owner.destroyForcibly().waitFor();
        assertThat(leftBehind.isAlive()).isTrue();

        try (PostgresServer server = PostgresServer.start(PostgresServer.Settings.keptIn(home))) {
            server.createDatabase("mine");
            assertThat(server().pid()).isNotEqualTo(leftBehind.pid());
        }
    }

    private ProcessHandle server() throws IOException {
        final List<String> lines = Files.readAllLines(pidFile());
        return ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
    }

    private Path pidFile() {
        return home.resolve("data").resolve("postmaster.pid");
    }

    private Process startOwner() throws IOException {
        final Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        final BufferedReader output =
                new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.lines().filter(line -> line.startsWith("ready")).findFirst())
                .isPresent();
        return owner;
    }
}
