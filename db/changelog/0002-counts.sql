--liquibase formatted sql

--changeset ailog:0002-peak-raw-data
--comment The count of ERROR documents by window and namespace; windows without errors have no row here.
CREATE SEQUENCE IF NOT EXISTS ailog_peak.peak_raw_data_id_seq;

CREATE TABLE ailog_peak.peak_raw_data (
    id bigint NOT NULL DEFAULT nextval('ailog_peak.peak_raw_data_id_seq') PRIMARY KEY,
    timestamp timestamptz NOT NULL,
    day_of_week integer NOT NULL CHECK (day_of_week BETWEEN 0 AND 6),
    hour_of_day integer NOT NULL CHECK (hour_of_day BETWEEN 0 AND 23),
    quarter_hour integer NOT NULL CHECK (quarter_hour BETWEEN 0 AND 3),
    namespace text NOT NULL,
    error_count numeric(12, 2) NOT NULL,
    original_value numeric(12, 2),
    is_peak boolean NOT NULL DEFAULT false,
    replacement_value numeric(12, 2),
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (timestamp, namespace)
);

ALTER SEQUENCE ailog_peak.peak_raw_data_id_seq OWNED BY ailog_peak.peak_raw_data.id;

CREATE INDEX peak_raw_data_namespace_day ON ailog_peak.peak_raw_data (namespace, day_of_week);

COMMENT ON TABLE ailog_peak.peak_raw_data IS 'ERROR documents per 15-minute window (its start, UTC) and namespace';

COMMENT ON COLUMN ailog_peak.peak_raw_data.day_of_week IS '0 = Monday to 6 = Sunday, UTC';

COMMENT ON COLUMN ailog_peak.peak_raw_data.original_value IS 'the count, always';

COMMENT ON COLUMN ailog_peak.peak_raw_data.replacement_value IS 'what was usual, where is_peak';

--changeset ailog:0002-aggregation-data
--comment What is usual in a slot of the week.
CREATE SEQUENCE IF NOT EXISTS ailog_peak.aggregation_data_id_seq;

CREATE TABLE ailog_peak.aggregation_data (
    id bigint NOT NULL DEFAULT nextval('ailog_peak.aggregation_data_id_seq') PRIMARY KEY,
    day_of_week integer NOT NULL,
    hour_of_day integer NOT NULL,
    quarter_hour integer NOT NULL,
    namespace text NOT NULL,
    mean numeric(14, 4) NOT NULL,
    stddev numeric(14, 4),
    samples bigint NOT NULL DEFAULT 0,
    last_updated timestamptz NOT NULL DEFAULT now(),
    UNIQUE (day_of_week, hour_of_day, quarter_hour, namespace)
);

ALTER SEQUENCE ailog_peak.aggregation_data_id_seq OWNED BY ailog_peak.aggregation_data.id;

COMMENT ON TABLE ailog_peak.aggregation_data IS 'Mean and deviation of the counts of a slot of the week (UTC) and namespace';
