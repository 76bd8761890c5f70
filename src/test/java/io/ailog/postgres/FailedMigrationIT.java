package io.ailog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ailog.server.DatabaseState;
import io.ailog.server.OlderDatabase;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestPostgres;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Migrations that end in the middle of an older installation: it is as it was, and the message says what to do. */
class FailedMigrationIT {
    /** Refuses changes once so many change sets were applied, as a full disk or a policy of the server may. */
    private static final String REFUSAL = """
            CREATE SCHEMA policy;
            GRANT USAGE ON SCHEMA policy TO PUBLIC;
            CREATE FUNCTION policy.refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$
            DECLARE
                applied int := 0;
            BEGIN
                IF to_regclass('ailog_batch.databasechangelog') IS NOT NULL THEN
                    SELECT count(*) INTO applied FROM ailog_batch.databasechangelog;
                    IF applied >= %s THEN
                        RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = 'could not extend file';
                    END IF;
                END IF;
            END $$;
            CREATE EVENT TRIGGER refuse ON ddl_command_start EXECUTE FUNCTION policy.refuse();
            """;

    @ParameterizedTest
    @CsvSource({
        "failing_first, 1, 53100, 0002-peak-raw-data",
        "failing_middle, 17, 53100, 0006-adopt-older-tables",
        "failing_late, 20, XX000, 0009-coverage",
        "failing_last, 37, P0001, grants"
    })
    void leavesAllAsItWas(final String name, final int applied, final String state, final String changeSet) {
        final PostgresDatabase database = OlderDatabase.of(name, "views-and-keys.sql", "ailog_analyzer_ddl");
        OlderDatabase.execute(database, REFUSAL.formatted(applied, state));
        final List<String> before = DatabaseState.of(database);

        final Failure failure = failure(database);

        assertThat(failure)
                .hasMessage("The migration failed in " + changeSet + ", nothing was changed: could not extend file"
                        + " (SQLSTATE " + state + "). Mend what it says and run migrate again.");
        assertThat(failure.kind()).isEqualTo(Kind.FAILED);
        assertThat(DatabaseState.of(database)).isEqualTo(before);

        OlderDatabase.execute(database, "DROP EVENT TRIGGER refuse");
        PostgresEdge.schema(database).migrate();
        PostgresEdge.schema(database).requireCurrent();
    }

    @Test
    void givesUpWhileSomebodyHoldsATable() throws SQLException {
        final PostgresDatabase database =
                OlderDatabase.of("failing_locked", "quarterly-thresholds.sql", "ailog_analyzer_ddl");
        final List<String> before = DatabaseState.of(database);
        try (Connection reader = database.connectAsSuperuser();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT FROM ailog_peak.peak_thresholds");

            final Failure failure = catchThrowableOfType(
                    Failure.class,
                    () -> PostgresEdge.schema(Place.of(database).settings()).migrate());

            assertThat(failure.kind()).isEqualTo(Kind.HELD);
            assertThat(failure).hasMessageContaining("Nothing was changed. Try again when it has ended");
        }
        assertThat(DatabaseState.of(database)).isEqualTo(before);
        PostgresEdge.schema(database).migrate();
    }

    @Test
    void endsWhenItsSessionIsTerminated() {
        final PostgresDatabase database =
                OlderDatabase.of("failing_session", "quarterly-thresholds.sql", "ailog_analyzer_ddl");
        OlderDatabase.execute(database, REFUSAL.formatted(12, "57P01"));
        final List<String> before = DatabaseState.of(database);

        final Failure failure = failure(database);

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageEndingWith("kept as a whole or not at all: run migrate again.");
        assertThat(DatabaseState.of(database)).isEqualTo(before);
    }

    @Test
    void doesNotAskForAMigrationWhenAMigrationMissesSomething() {
        final PostgresDatabase database =
                OlderDatabase.of("failing_missing", "quarterly-thresholds.sql", "ailog_analyzer_ddl");
        OlderDatabase.execute(database, REFUSAL.formatted(20, "42703"));

        assertThat(failure(database).getMessage())
                .contains("nothing was changed")
                .doesNotContain("is missing or old");
    }

    @Test
    void saysInOneLineThatTheHistoryIsAnothers() {
        final PostgresDatabase database = TestPostgres.empty("failing_history");
        PostgresEdge.schema(database).migrate();
        OlderDatabase.execute(
                database,
                "UPDATE ailog_batch.databasechangelog SET md5sum = '9:00000000000000000000000000000000'"
                        + " WHERE id = '0009-coverage'");
        final List<String> before = DatabaseState.of(database);

        final Failure failure = failure(database);

        assertThat(failure.getMessage().lines()).hasSize(1);
        assertThat(failure).hasMessageContaining("nothing was changed").hasMessageContaining("0009-coverage");
        assertThat(DatabaseState.of(database)).isEqualTo(before);
    }

    private static Failure failure(final PostgresDatabase database) {
        return catchThrowableOfType(
                Failure.class, () -> PostgresEdge.schema(database).migrate());
    }
}
