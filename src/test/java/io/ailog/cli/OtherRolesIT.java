package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.cli.Shell.Result;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two installations in two databases of one server, each with roles of its own. */
class OtherRolesIT {
    private static final Map<String, String> NAMES = Map.of(
            "app_role", "second-app", "ddl_role", "Second_ddl", "app_user", "second_login", "ddl_user", "second_owner");

    @TempDir
    private Path home;

    @Test
    void workInTheirOwnDatabaseAlone() throws SQLException {
        final PostgresDatabase first = TestPostgres.database();
        final PostgresDatabase second = new PostgresDatabase(
                TestPostgres.server(), "second", "second_login", "second-Pass 1", "second_owner", "second-Pass 2");
        TestPostgres.server().createDatabase(second.name());
        second.bootstrap(NAMES);
        TestElasticsearch.startAfresh();
        final Shell shell = new Shell(home)
                .onTestServers()
                .on(second)
                .with("DB_APP_ROLE", "second-app")
                .with("DB_DDL_ROLE", "Second_ddl");

        assertThat(shell.run("migrate").code()).isZero();
        final Result init = shell.run("init", "--from", "2026-03-02", "--to", "2026-03-03");

        assertThat(init.code()).describedAs(init.err()).isZero();
        assertThatThrownBy(() -> read(second, first.appUser(), first.appPassword()))
                .hasMessageContaining("permission denied for schema ailog_peak");
        assertThatThrownBy(() -> read(first, second.appUser(), second.appPassword()))
                .hasMessageContaining("permission denied for schema ailog_peak");
        assertThat(TestPostgres.query(second, "SELECT relowner::regrole FROM pg_class WHERE relname = 'peak_raw_data'"))
                .containsExactly("\"Second_ddl\"");
    }

    @Test
    void areAskedForWhenTheyAreMissing() {
        final Result result = new Shell(home)
                .onTestServers()
                .on(TestPostgres.empty("roles_missing"))
                .with("DB_APP_ROLE", "nobody_here")
                .run("migrate");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.lastLine())
                .contains(
                        "role \"nobody_here\" does not exist",
                        "Nothing was changed",
                        "db/bootstrap.sql",
                        "DB_APP_ROLE");
    }

    private static void read(final PostgresDatabase database, final String user, final String password)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT FROM ailog_peak.peak_raw_data");
        }
    }
}
