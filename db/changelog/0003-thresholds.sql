--liquibase formatted sql

--changeset ailog:0003-peak-thresholds
--comment The percentile of the counts of a namespace on a day of the week.
CREATE SEQUENCE IF NOT EXISTS ailog_peak.peak_thresholds_id_seq;

CREATE TABLE ailog_peak.peak_thresholds (
    id bigint NOT NULL DEFAULT nextval('ailog_peak.peak_thresholds_id_seq') PRIMARY KEY,
    namespace text NOT NULL,
    day_of_week integer NOT NULL,
    percentile_value numeric(12, 2) NOT NULL,
    percentile_level numeric(5, 4) NOT NULL DEFAULT 0.93,
    sample_count bigint NOT NULL DEFAULT 0,
    median_value numeric(12, 2),
    mean_value numeric(12, 2),
    max_value numeric(12, 2),
    calculated_at timestamptz NOT NULL DEFAULT now(),
    data_start_date date,
    data_end_date date,
    UNIQUE (namespace, day_of_week)
);

ALTER SEQUENCE ailog_peak.peak_thresholds_id_seq OWNED BY ailog_peak.peak_thresholds.id;

COMMENT ON TABLE ailog_peak.peak_thresholds IS 'Percentile of the counts per window, by namespace and day of the week';

--changeset ailog:0003-peak-threshold-caps
--comment One ceiling per namespace: (median + mean of its percentiles) / 2.
CREATE SEQUENCE IF NOT EXISTS ailog_peak.peak_threshold_caps_id_seq;

CREATE TABLE ailog_peak.peak_threshold_caps (
    id bigint NOT NULL DEFAULT nextval('ailog_peak.peak_threshold_caps_id_seq') PRIMARY KEY,
    namespace text NOT NULL UNIQUE,
    cap_value numeric(12, 2) NOT NULL,
    median_percentile numeric(12, 2),
    avg_percentile numeric(12, 2),
    min_percentile numeric(12, 2),
    max_percentile numeric(12, 2),
    percentile_level numeric(5, 4) NOT NULL DEFAULT 0.93,
    total_samples bigint NOT NULL DEFAULT 0,
    calculated_at timestamptz NOT NULL DEFAULT now()
);

ALTER SEQUENCE ailog_peak.peak_threshold_caps_id_seq OWNED BY ailog_peak.peak_threshold_caps.id;

COMMENT ON TABLE ailog_peak.peak_threshold_caps IS 'CAP: one ceiling per namespace, (median + mean of its percentiles) / 2';

--changeset ailog:0003-peak-threshold-dow
--comment Operators' adjustments: a factor on the threshold, and bounds of the result, from a date on.
CREATE SEQUENCE IF NOT EXISTS ailog_peak.peak_threshold_dow_id_seq;

CREATE TABLE ailog_peak.peak_threshold_dow (
    id bigint NOT NULL DEFAULT nextval('ailog_peak.peak_threshold_dow_id_seq') PRIMARY KEY,
    namespace text NOT NULL,
    day_of_week integer NOT NULL CHECK (day_of_week BETWEEN 0 AND 6),
    valid_from date NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')::date,
    valid_to date CHECK (valid_to > valid_from),
    factor numeric(8, 4) NOT NULL DEFAULT 1 CHECK (factor > 0),
    floor_value numeric(12, 2),
    ceiling_value numeric(12, 2) CHECK (ceiling_value >= floor_value),
    reason text,
    UNIQUE (namespace, day_of_week, valid_from)
);

ALTER SEQUENCE ailog_peak.peak_threshold_dow_id_seq OWNED BY ailog_peak.peak_threshold_dow.id;

COMMENT ON TABLE ailog_peak.peak_threshold_dow IS 'Adjustments of a threshold by operators; the row with the latest valid_from counts';

COMMENT ON COLUMN ailog_peak.peak_threshold_dow.valid_to IS 'the first date (UTC) on which the row is no longer valid; empty: valid until further notice';
