--liquibase formatted sql

--changeset ailog:waiting-keys splitStatements:false runAlways:true runOnChange:true
--comment The key of peak_thresholds, where older rows were in its way: added by the first migrate after `thresholds` has replaced them.
DO $$
BEGIN
    IF NOT EXISTS (
            SELECT
            FROM pg_index
            WHERE indrelid = 'ailog_peak.peak_thresholds'::regclass
                AND indisunique
                AND indpred IS NULL
                AND (SELECT array_agg(attname::text ORDER BY attname)
                     FROM pg_attribute
                     WHERE attrelid = 'ailog_peak.peak_thresholds'::regclass AND attnum = ANY (indkey::int2[]))
                    = ARRAY['day_of_week', 'namespace'])
        AND NOT EXISTS (
            SELECT FROM ailog_peak.peak_thresholds GROUP BY namespace, day_of_week HAVING count(*) > 1)
    THEN
        ALTER TABLE ailog_peak.peak_thresholds ADD UNIQUE (namespace, day_of_week);
    END IF;
END
$$;
