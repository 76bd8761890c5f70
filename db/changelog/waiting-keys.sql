--liquibase formatted sql

--changeset ailog:waiting-keys splitStatements:false runAlways:true runOnChange:true
--comment The key of peak_thresholds, where older rows were in its way: added by the first migrate after `thresholds` has replaced them. Where thresholds by the hour have a key of their own, it never comes: several rows of a day are meant.
DO $$
DECLARE
    keys jsonb;
BEGIN
    SELECT jsonb_agg(ARRAY(
        SELECT attname::text
        FROM pg_attribute
        WHERE attrelid = indrelid AND attnum = ANY (indkey::int2[])
        ORDER BY 1))
    INTO keys
    FROM pg_index
    WHERE indrelid = 'ailog_peak.peak_thresholds'::regclass AND indisunique AND indpred IS NULL AND indexprs IS NULL;
    IF EXISTS (SELECT FROM jsonb_array_elements(keys) AS key WHERE key @> '["day_of_week", "namespace"]')
        OR EXISTS (SELECT FROM ailog_peak.peak_thresholds GROUP BY namespace, day_of_week HAVING count(*) > 1)
    THEN
        RETURN;
    END IF;
    ALTER TABLE ailog_peak.peak_thresholds ADD UNIQUE (namespace, day_of_week);
END
$$;
