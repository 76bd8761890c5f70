package io.ailog.postgres;

import io.ailog.detection.Patterns;
import io.ailog.server.PostgresDatabase;
import io.ailog.window.FailureExplainer;
import io.ailog.window.Schema;
import java.time.Duration;
import javax.sql.DataSource;

/** A door to the package-private classes of this room, for tests of other rooms. */
public final class PostgresEdge {
    private PostgresEdge() {}

    /** The schema of {@code database}. */
    public static Schema schema(final PostgresDatabase database) {
        return schema(settings(database));
    }

    /** A new pool of the app user; close it, or unwrap it to close it. */
    public static DataSource pool(final PostgresDatabase database) {
        return pool(settings(database));
    }

    public static FailureExplainer failures(final PostgresDatabase database) {
        return new PostgresFailures(settings(database));
    }

    /** What reads the patterns of known issues. */
    public static Patterns patterns() {
        return new LinearPatterns();
    }

    static LiquibaseSchema schema(final PostgresSettings settings) {
        return new LiquibaseSchema(
                settings, new PostgresConnections(settings), pool(settings), new PostgresFailures(settings));
    }

    static PostgresPool pool(final PostgresSettings settings) {
        return new PostgresPool(settings, new PostgresConnections(settings));
    }

    static PostgresSettings settings(final PostgresDatabase database) {
        return new PostgresSettings(
                database.server().host(),
                database.server().port(),
                database.name(),
                database.appUser(),
                database.appPassword(),
                database.ddlUser(),
                database.ddlPassword(),
                "",
                "",
                "role_ailog_analyzer_app",
                "role_ailog_analyzer_ddl",
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                4);
    }
}
