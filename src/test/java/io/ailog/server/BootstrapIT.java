package io.ailog.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BootstrapIT {
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "app_role", "other_app", "ddl_role", "other_ddl", "app_user", "Other App", "ddl_user", "other_ddl_user");

    @Test
    void mayRunAgain() throws SQLException {
        final PostgresDatabase database = TestPostgres.empty("bootstrap_again");
        database.bootstrap(Map.of());

        try (Connection app = database.connectAsApp()) {
            assertThat(app.isValid(1)).isTrue();
        }
    }

    @Test
    void takesNamesFromVariables() throws SQLException {
        final PostgresDatabase database = new PostgresDatabase(
                TestPostgres.server(), "bootstrap_names", "Other App", "a'\"p", "other_ddl_user", "d:\\dl");
        TestPostgres.server().createDatabase(database.name());
        database.bootstrap(OTHER_NAMES);

        assertThat(owners(database)).containsExactly("other_ddl", "other_ddl");
        try (Connection app = database.connectAsApp();
                Connection ddl = database.connectAsDdl()) {
            assertThat(app.isValid(1) && ddl.isValid(1)).isTrue();
        }
    }

    @Test
    void asksForAPassword() {
        final PostgresDatabase database = TestPostgres.empty("bootstrap_password");

        assertThatThrownBy(() -> {
                    try (Connection connection = database.connectAsSuperuser()) {
                        new PsqlScript(Files.readString(PostgresDatabase.BOOTSTRAP), Map.of()).run(connection);
                    }
                })
                .hasMessageContaining("The variable app_password is missing");
    }

    @Test
    void asksForTwoUsers() {
        final PostgresDatabase database = TestPostgres.empty("bootstrap_one_user");

        assertThatThrownBy(() -> database.bootstrap(Map.of("app_user", "one", "ddl_user", "one")))
                .hasMessageContaining("must be different users");
    }

    @Test
    void worksForAnAdministratorWhoIsNoSuperuser() throws Exception {
        final RunningPostgres server = TestPostgres.server();
        server.createDatabase("bootstrap_admin");
        final PostgresDatabase database =
                new PostgresDatabase(server, "bootstrap_admin", "admins_app", "a", "admins_ddl_user", "d");
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE ROLE admin LOGIN CREATEROLE PASSWORD 'admin'");
            statement.execute("ALTER DATABASE bootstrap_admin OWNER TO admin");
        }
        final Map<String, String> variables = Map.of(
                "DBNAME", "bootstrap_admin",
                "app_role", "admins_app_role",
                "ddl_role", "admins_ddl_role",
                "app_user", "admins_app",
                "ddl_user", "admins_ddl_user",
                "app_password", "a",
                "ddl_password", "d");
        for (int run = 0; run < 2; run++) {
            try (Connection admin = DriverManager.getConnection(database.jdbcUrl(), "admin", "admin")) {
                new PsqlScript(Files.readString(PostgresDatabase.BOOTSTRAP), variables).run(admin);
            }
        }

        assertThat(owners(database)).containsExactly("admins_ddl_role", "admins_ddl_role");
        try (Connection app = database.connectAsApp()) {
            assertThat(app.isValid(1)).isTrue();
        }
    }

    @Test
    void handsOlderTablesToTheOwningRole() throws SQLException {
        final PostgresDatabase database = TestPostgres.empty("bootstrap_older");
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE TABLE ailog_peak.known_issues (id SERIAL)");
            statement.execute("CREATE SEQUENCE ailog_peak.alone");
            statement.execute("CREATE VIEW ailog_peak.v AS SELECT * FROM ailog_peak.known_issues");
        }
        database.bootstrap(Map.of());

        assertThat(TestPostgres.query(database, """
                        SELECT relname FROM pg_class
                        WHERE relnamespace = 'ailog_peak'::regnamespace
                            AND relowner = 'role_ailog_analyzer_ddl'::regrole
                        ORDER BY 1
                        """))
                .containsExactly("alone", "known_issues", "known_issues_id_seq", "v");
    }

    @Test
    void leavesPublicNothingToCreateIn() {
        final PostgresDatabase database = TestPostgres.empty("bootstrap_public");

        assertThat(TestPostgres.query(database, """
                        SELECT concat_ws(' ',
                            has_schema_privilege('ailog_analyzer_app', 'public', 'CREATE'),
                            has_database_privilege('ailog_analyzer_app', current_database(), 'TEMPORARY'),
                            has_schema_privilege('pg_monitor', 'ailog_peak', 'USAGE'),
                            has_schema_privilege('ailog_analyzer_app', 'ailog_batch', 'CREATE'),
                            has_schema_privilege('ailog_analyzer_app', 'ailog_batch', 'USAGE'))
                        """)).containsExactly("f f f f t");
    }

    @Test
    void runsInPsql() throws Exception {
        assumeTrue(hasPsql(), "psql is not on the PATH");
        final RunningPostgres server = TestPostgres.server();
        server.createDatabase("bootstrap_psql");
        final Process psql = psql(server, """
                \\set app_user 'psql_app'
                \\set app_password `printf %s "it's"`
                \\set ddl_password 'ddl-Pass''word 2'
                \\i db/bootstrap.sql
                """);
        final String output = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(psql.waitFor()).as(output).isZero();
        assertThat(output).doesNotContain("ERROR");
        try (Connection app = DriverManager.getConnection(server.jdbcUrl("bootstrap_psql"), "psql_app", "it's")) {
            assertThat(app.isValid(1)).isTrue();
        }
        assertThat(psql(server, "\\i db/bootstrap.sql\n").waitFor()).isEqualTo(3);
    }

    private static Process psql(final RunningPostgres server, final String input) throws IOException {
        final Process psql = new ProcessBuilder(
                        "psql",
                        "-X",
                        "-v",
                        "ON_ERROR_STOP=on",
                        "-d",
                        server.superuserUrl("bootstrap_psql").replace("jdbc:", ""))
                .redirectErrorStream(true)
                .start();
        psql.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        psql.getOutputStream().close();
        return psql;
    }

    private static boolean hasPsql() {
        for (final String folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, "psql"))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> owners(final PostgresDatabase database) {
        return TestPostgres.query(
                database, "SELECT nspowner::regrole FROM pg_namespace WHERE nspname LIKE 'ailog%' ORDER BY nspname");
    }
}
