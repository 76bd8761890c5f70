package io.ailog.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestPostgres;
import io.ailog.window.Schema;
import java.io.StringWriter;
import java.util.List;
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

        assertThat(schema.migrate()).startsWith("0001-older-tables-aside").contains("0009-late-count", "grants");
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
        assertThat(sql.toString()).contains("CREATE TABLE ailog_peak.peak_raw_data (");
        assertThat(PostgresEdge.schema(database).migrate()).isEqualTo(pending);
    }
}
