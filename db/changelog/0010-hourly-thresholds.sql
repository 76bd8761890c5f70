--liquibase formatted sql

--changeset ailog:0010-hourly-thresholds
--comment An older installation may keep thresholds by the hour beside those by the day, which have no hour. Only the latter are in force here.
ALTER TABLE ailog_peak.peak_thresholds ADD COLUMN IF NOT EXISTS hour_of_day integer;

ALTER TABLE ailog_peak.peak_thresholds ALTER COLUMN hour_of_day DROP NOT NULL, ALTER COLUMN hour_of_day DROP DEFAULT;

COMMENT ON COLUMN ailog_peak.peak_thresholds.hour_of_day IS 'of a threshold by the hour, which another program keeps here; empty: of the whole day';

CREATE OR REPLACE VIEW ailog_peak.v_peak_thresholds AS
SELECT
    t.id,
    t.namespace,
    t.day_of_week,
    t.percentile_value,
    t.percentile_level,
    t.sample_count,
    t.median_value,
    t.mean_value,
    t.max_value,
    c.cap_value,
    c.median_percentile,
    c.avg_percentile,
    t.calculated_at,
    t.data_start_date,
    t.data_end_date,
    t.hour_of_day
FROM ailog_peak.peak_thresholds t
LEFT JOIN ailog_peak.peak_threshold_caps c ON c.namespace = t.namespace;

CREATE OR REPLACE VIEW ailog_peak.v_all_thresholds_matrix AS
WITH known_namespace AS (
    SELECT namespace FROM ailog_peak.peak_thresholds
    UNION
    SELECT namespace FROM ailog_peak.peak_threshold_caps
    UNION
    SELECT namespace FROM ailog_peak.peak_threshold_dow
),
day (day_of_week, day_name) AS (
    VALUES (0, 'Mon'), (1, 'Tue'), (2, 'Wed'), (3, 'Thu'), (4, 'Fri'), (5, 'Sat'), (6, 'Sun')
),
base AS (
    SELECT
        n.namespace,
        d.day_of_week,
        d.day_name,
        t.percentile_value,
        t.sample_count,
        c.cap_value,
        CASE
            WHEN t.sample_count >= 10 THEN 'percentile'
            WHEN c.cap_value IS NOT NULL THEN 'cap'
            ELSE 'default'
        END AS source
    FROM known_namespace n
    CROSS JOIN day d
    LEFT JOIN LATERAL (
        SELECT percentile_value, sample_count
        FROM ailog_peak.peak_thresholds
        WHERE namespace = n.namespace AND day_of_week = d.day_of_week AND hour_of_day IS NULL
        ORDER BY calculated_at DESC NULLS LAST, id DESC
        LIMIT 1
    ) t ON true
    LEFT JOIN ailog_peak.peak_threshold_caps c ON c.namespace = n.namespace
    WHERE n.namespace IS NOT NULL
)
SELECT
    b.namespace,
    b.day_of_week,
    b.day_name,
    greatest(
        a.floor_value,
        least(
            a.ceiling_value,
            coalesce(a.factor, 1)
                * CASE b.source WHEN 'percentile' THEN b.percentile_value WHEN 'cap' THEN b.cap_value ELSE 100 END))
        ::numeric(12, 2) AS effective_threshold,
    b.source,
    a.factor IS NOT NULL AS adjusted,
    b.percentile_value,
    b.sample_count,
    b.cap_value,
    a.factor,
    a.floor_value,
    a.ceiling_value
FROM base b
LEFT JOIN LATERAL (
    SELECT factor, floor_value, ceiling_value
    FROM ailog_peak.peak_threshold_dow
    WHERE namespace = b.namespace
        AND day_of_week = b.day_of_week
        AND valid_from <= (now() AT TIME ZONE 'UTC')::date
        AND (valid_to IS NULL OR valid_to > (now() AT TIME ZONE 'UTC')::date)
    ORDER BY valid_from DESC, id DESC
    LIMIT 1
) a ON true
ORDER BY b.namespace, b.day_of_week;
