--liquibase formatted sql

--changeset ailog:0001-older-tables-aside splitStatements:false
--comment Tables of an older installation wait in ailog_batch as older_NAME until 0006 has adopted them. Moving keeps rows, rights and foreign views.
DO $$
DECLARE
    item text;
BEGIN
    DROP VIEW IF EXISTS ailog_peak.v_all_thresholds_matrix;
    DROP VIEW IF EXISTS ailog_peak.v_peak_thresholds;
    FOR item IN
        SELECT relname
        FROM pg_class
        WHERE relnamespace = 'ailog_peak'::regnamespace
            AND relkind IN ('r', 'p')
            AND relname IN (
                'peak_raw_data', 'aggregation_data', 'peak_thresholds', 'peak_threshold_caps', 'peak_threshold_dow',
                'peak_investigation', 'known_issues', 'error_signatures', 'service_health', 'cascade_failures',
                'service_dependencies')
        ORDER BY relname
    LOOP
        RAISE WARNING 'ailog_peak.% is of an older installation: it is adopted with its rows', item;
        EXECUTE format('ALTER TABLE ailog_peak.%I SET SCHEMA ailog_batch', item);
        EXECUTE format('ALTER TABLE ailog_batch.%I RENAME TO %I', item, 'older_' || item);
    END LOOP;
END
$$;
