--liquibase formatted sql

-- Databases that ran an earlier text of this change set keep what it did: it acts on older tables alone.

--changeset ailog:0001-older-tables-aside splitStatements:false
--validCheckSum: 1:any
--comment Tables of an older installation wait in ailog_batch as older_NAME until 0006 has adopted them. Moving keeps rows, rights and foreign views.
DO $$
DECLARE
    item record;
BEGIN
    -- views that make way for ours; what other views rest on goes aside instead
    FOR item IN
        SELECT
            relname AS name,
            CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END AS kind,
            EXISTS (
                SELECT
                FROM pg_depend
                JOIN pg_rewrite ON pg_rewrite.oid = objid
                WHERE classid = 'pg_rewrite'::regclass
                    AND refclassid = 'pg_class'::regclass
                    AND refobjid = pg_class.oid
                    AND ev_class <> pg_class.oid) AS needed
        FROM pg_class
        WHERE relnamespace = 'ailog_peak'::regnamespace
            AND relkind IN ('v', 'm')
            AND relname IN ('v_all_thresholds_matrix', 'v_peak_thresholds')
        ORDER BY relname
    LOOP
        IF item.needed THEN
            RAISE WARNING 'ailog_peak.% is of an older installation and other views need it: it stays as ailog_batch.older_%',
                item.name, item.name;
            EXECUTE format('ALTER %s ailog_peak.%I SET SCHEMA ailog_batch', item.kind, item.name);
            EXECUTE format('ALTER %s ailog_batch.%I RENAME TO %I', item.kind, item.name, 'older_' || item.name);
        ELSE
            EXECUTE format('DROP %s ailog_peak.%I', item.kind, item.name);
        END IF;
    END LOOP;
    FOR item IN
        SELECT relname AS name
        FROM pg_class
        WHERE relnamespace = 'ailog_peak'::regnamespace
            AND relkind IN ('r', 'p')
            AND relname IN (
                'peak_raw_data', 'aggregation_data', 'peak_thresholds', 'peak_threshold_caps', 'peak_threshold_dow',
                'peak_investigation', 'known_issues', 'error_signatures', 'service_health', 'cascade_failures',
                'service_dependencies')
        ORDER BY relname
    LOOP
        RAISE WARNING 'ailog_peak.% is of an older installation: it is adopted with its rows', item.name;
        EXECUTE format('ALTER TABLE ailog_peak.%I SET SCHEMA ailog_batch', item.name);
        EXECUTE format('ALTER TABLE ailog_batch.%I RENAME TO %I', item.name, 'older_' || item.name);
    END LOOP;
END
$$;
