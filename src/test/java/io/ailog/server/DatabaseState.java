package io.ailog.server;

import java.util.List;
import java.util.stream.Stream;

/** Everything that a migration could change, in lines: what the catalog says of the database, and a digest of its rows. */
public final class DatabaseState {
    private static final String OURS = "NOT IN ('pg_catalog', 'information_schema') AND nspname NOT LIKE 'pg\\_t%'";

    private static final String CATALOG = """
            WITH ours AS (SELECT oid, nspname, nspowner, nspacl FROM pg_namespace WHERE nspname %s)
            SELECT format('schema %%s %%s %%s', nspname, nspowner::regrole,
                (SELECT array_agg(acl::text ORDER BY acl::text) FROM unnest(nspacl) AS acl))
            FROM ours
            UNION ALL
            SELECT format('%%s %%s.%%s of %%s %%s %%s', relkind, nspname, relname, relowner::regrole,
                (SELECT array_agg(acl::text ORDER BY acl::text) FROM unnest(relacl) AS acl), reloptions)
            FROM pg_class JOIN ours ON ours.oid = relnamespace
            UNION ALL
            SELECT format('column %%s.%%s.%%s %%s %%s %%s %%s', nspname, relname, attname,
                format_type(atttypid, atttypmod), attnotnull, attacl, pg_get_expr(adbin, adrelid))
            FROM pg_attribute
            JOIN pg_class ON pg_class.oid = attrelid
            JOIN ours ON ours.oid = relnamespace
            LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE attnum > 0
            UNION ALL
            SELECT format('constraint %%s.%%s %%s %%s', nspname, conrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid))
            FROM pg_constraint JOIN ours ON ours.oid = connamespace
            UNION ALL
            SELECT pg_get_indexdef(indexrelid)
            FROM pg_index JOIN pg_class ON pg_class.oid = indrelid JOIN ours ON ours.oid = relnamespace
            UNION ALL
            SELECT format('view %%s.%%s %%s', nspname, relname, pg_get_viewdef(pg_class.oid))
            FROM pg_class JOIN ours ON ours.oid = relnamespace
            WHERE relkind IN ('v', 'm')
            UNION ALL
            SELECT format('trigger %%s %%s', tgenabled, pg_get_triggerdef(pg_trigger.oid))
            FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN ours ON ours.oid = relnamespace
            WHERE NOT tgisinternal
            UNION ALL
            SELECT format('function %%s %%s', nspname, pg_get_functiondef(pg_proc.oid))
            FROM pg_proc JOIN ours ON ours.oid = pronamespace
            UNION ALL
            SELECT format('sequence %%s.%%s %%s %%s', schemaname, sequencename, data_type, last_value) FROM pg_sequences
            UNION ALL
            SELECT format('comment %%s %%s', objoid::regclass, description)
            FROM pg_description JOIN pg_class ON pg_class.oid = objoid AND classoid = 'pg_class'::regclass
            JOIN ours ON ours.oid = relnamespace
            ORDER BY 1
            """.formatted(OURS);

    private static final String TABLES = """
            SELECT format('%%I.%%I', nspname, relname)
            FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE relkind IN ('r', 'm') AND nspname %s
            ORDER BY 1
            """.formatted(OURS);

    private static final String DIGEST = """
            SELECT 'rows ' || count(*) || ' ' || coalesce(md5(string_agg(line, '' ORDER BY line)), '')
            FROM (SELECT t::text AS line FROM %s AS t) AS lines
            """;

    private DatabaseState() {}

    /** The state of {@code database}; two that are equal are the same to anybody who looks. */
    public static List<String> of(final PostgresDatabase database) {
        return Stream.concat(TestPostgres.query(database, CATALOG).stream(), rows(database))
                .toList();
    }

    private static Stream<String> rows(final PostgresDatabase database) {
        return TestPostgres.query(database, TABLES).stream()
                .map(table -> table + " "
                        + TestPostgres.query(database, DIGEST.formatted(table)).get(0));
    }
}
