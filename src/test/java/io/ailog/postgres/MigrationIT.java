package io.ailog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestPostgres;
import io.ailog.window.Failure;
import io.ailog.window.Schema;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MigrationIT {
    private static final String CATALOG = """
            SELECT format('%s %s %s', relnamespace::regnamespace, relname, relowner::regrole)
            FROM pg_class WHERE relnamespace::regnamespace::text NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
            UNION ALL SELECT nspname || coalesce(nspacl::text, '') FROM pg_namespace
            UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'ailog_batch'::regnamespace
            ORDER BY 1
            """;

    @Test
    void migratesAnEmptyDatabaseOnce() {
        final Schema schema = PostgresEdge.schema(TestPostgres.empty("migration_once"));

        assertThat(schema.migrate())
                .startsWith("0001-older-tables-aside")
                .contains(SchemaVersion.CURRENT)
                .endsWith("waiting-keys", "grants");
        assertThat(schema.migrate()).isEmpty();
        schema.requireCurrent();
    }

    @Test
    void previewsWithoutWriting() {
        final PostgresDatabase database = TestPostgres.empty("migration_preview");
        final List<String> before = TestPostgres.query(database, CATALOG);
        final StringWriter sql = new StringWriter();

        final List<String> pending = PostgresEdge.schema(database).preview(sql);

        assertThat(TestPostgres.query(database, CATALOG)).isEqualTo(before);
        assertThat(sql.toString())
                .contains("CREATE TABLE ailog_peak.peak_raw_data (", "SET LOCAL ROLE \"role_ailog_analyzer_ddl\"");
        assertThat(PostgresEdge.schema(database).migrate()).isEqualTo(pending);
        assertThat(PostgresEdge.schema(database).preview(sql)).isEmpty();
    }

    @Test
    void previewsAScriptThatMigrates() throws SQLException {
        final PostgresDatabase database = TestPostgres.empty("migration_script");
        final StringWriter sql = new StringWriter();
        PostgresEdge.schema(database).preview(sql);

        try (Connection ddl = database.connectAsDdl();
                Statement statement = ddl.createStatement()) {
            statement.execute(sql.toString());
        }

        PostgresEdge.schema(database).requireCurrent();
        assertThat(PostgresEdge.schema(database).migrate()).isEmpty();
    }

    @Test
    void keepsAnOlderViewThatOtherViewsRestOn() throws SQLException {
        final PostgresDatabase database = TestPostgres.empty("migration_views");
        execute(database, "CREATE VIEW ailog_peak.v_peak_thresholds AS SELECT 1 AS one");
        execute(database, "ALTER VIEW ailog_peak.v_peak_thresholds OWNER TO role_ailog_analyzer_ddl");
        execute(database, "CREATE VIEW public.colleagues AS SELECT * FROM ailog_peak.v_peak_thresholds");

        PostgresEdge.schema(database).migrate();

        assertThat(TestPostgres.query(database, "SELECT one FROM public.colleagues"))
                .containsExactly("1");
        assertThat(TestPostgres.query(database, "SELECT count(namespace) FROM ailog_peak.v_peak_thresholds"))
                .containsExactly("0");
    }

    @Test
    void acceptsAnEarlierTextOfTheAdoption() throws SQLException {
        final PostgresDatabase database = TestPostgres.empty("migration_earlier");
        PostgresEdge.schema(database).migrate();
        execute(database, """
                UPDATE ailog_batch.databasechangelog SET md5sum = '9:00000000000000000000000000000000'
                WHERE id LIKE '0006-%' OR id LIKE '0001-%'
                """);

        assertThat(PostgresEdge.schema(database).migrate()).isEmpty();
        PostgresEdge.schema(database).requireCurrent();
    }

    @Test
    void releasesALockThatLiquibaseLeftBehind() throws SQLException {
        final PostgresDatabase database = TestPostgres.empty("migration_lock");
        PostgresEdge.schema(database).migrate();
        execute(
                database,
                "UPDATE ailog_batch.databasechangeloglock SET locked = true, lockedby = 'gone', lockgranted = now()");

        assertThat(PostgresEdge.schema(database).preview(new StringWriter())).isEmpty();
        assertThat(PostgresEdge.schema(database).migrate()).isEmpty();
        assertThat(TestPostgres.query(database, "SELECT locked FROM ailog_batch.databasechangeloglock"))
                .containsExactly("f");
    }

    @Test
    void givesUpWhileAnotherMigrationGoesOn() throws SQLException {
        final PostgresDatabase database = TestPostgres.empty("migration_held");
        try (Connection other = database.connectAsDdl()) {
            other.setAutoCommit(false);
            new MigrationLock(PostgresEdge.settings(database).connectTimeout()).take(other);

            final Failure failure = failureOf(PostgresEdge.schema(database)::migrate);

            assertThat(failure.kind()).isEqualTo(Failure.Kind.HELD);
            assertThat(failure).hasMessageContaining("Try again");
        }
    }

    @Test
    void lastsWhenTwoMigrateAtOnce() {
        final PostgresDatabase database = TestPostgres.empty("migration_twice");
        final CompletableFuture<List<String>> other = CompletableFuture.supplyAsync(
                () -> PostgresEdge.schema(database).migrate());
        final List<String> mine = PostgresEdge.schema(database).migrate();

        assertThat(List.of(mine, other.join())).containsOnlyOnce(List.of());
        PostgresEdge.schema(database).requireCurrent();
    }

    @Test
    void asksForTheBootstrapWhenTheSchemasAreMissing() {
        TestPostgres.server().createDatabase("migration_bare");
        final PostgresDatabase database = sharedUsers("migration_bare");

        final Failure failure = failureOf(PostgresEdge.schema(database)::migrate);

        assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION);
        assertThat(failure)
                .hasMessageContaining("ailog_analyzer_ddl (DB_DDL_USER)")
                .hasMessageContaining("db/bootstrap.sql");
    }

    @Test
    void makesTheSchemasWhenTheUserMay() throws SQLException {
        TestPostgres.server().createDatabase("migration_maker");
        final PostgresDatabase database = sharedUsers("migration_maker");
        execute(database, "GRANT CREATE ON DATABASE migration_maker TO ailog_analyzer_ddl");

        PostgresEdge.schema(database).migrate();

        PostgresEdge.schema(database).requireCurrent();
    }

    @Test
    void asksForTheBootstrapWhenTablesBelongToSomeoneElse() throws SQLException {
        final PostgresDatabase database = TestPostgres.empty("migration_foreign");
        execute(database, "CREATE TABLE ailog_peak.known_issues (id SERIAL, issue_id varchar(9))");
        execute(database, "INSERT INTO ailog_peak.known_issues VALUES (7, 'KI-7')");

        assertThat(failureOf(PostgresEdge.schema(database)::migrate))
                .hasMessageContaining("must be owner of table known_issues")
                .hasMessageContaining("db/bootstrap.sql");

        database.bootstrap(Map.of());
        PostgresEdge.schema(database).migrate();
        assertThat(TestPostgres.query(database, "SELECT id || issue_id FROM ailog_peak.known_issues"))
                .containsExactly("7KI-7");
    }

    @Test
    void worksForAUserWhoOwnsTheSchemasWithoutTheRole() throws SQLException {
        final PostgresDatabase database = TestPostgres.empty("migration_own");
        execute(database, "CREATE ROLE lonely_owner LOGIN PASSWORD 'lonely'");
        execute(database, "ALTER SCHEMA ailog_peak OWNER TO lonely_owner");
        execute(database, "ALTER SCHEMA ailog_batch OWNER TO lonely_owner");
        final PostgresDatabase owned = new PostgresDatabase(
                database.server(),
                database.name(),
                database.appUser(),
                database.appPassword(),
                "lonely_owner",
                "lonely");

        PostgresEdge.schema(owned).migrate();

        PostgresEdge.schema(owned).requireCurrent();
        assertThat(TestPostgres.query(
                        owned, "SELECT relowner::regrole FROM pg_class WHERE relname = 'peak_thresholds'"))
                .containsExactly("lonely_owner");
    }

    private static PostgresDatabase sharedUsers(final String name) {
        final PostgresDatabase users = TestPostgres.database();
        return new PostgresDatabase(
                users.server(), name, users.appUser(), users.appPassword(), users.ddlUser(), users.ddlPassword());
    }

    private static Failure failureOf(final ThrowingCallable call) {
        return catchThrowableOfType(Failure.class, call);
    }

    private static void execute(final PostgresDatabase database, final String sql) throws SQLException {
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
