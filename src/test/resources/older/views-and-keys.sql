-- An older installation with 10,000 rows in several tables, keys over the slot, times without zone, short varchars,
-- triggers, foreign keys, defaults and columns of its own; four of the tables are missing.
CREATE TABLE ailog_peak.peak_raw_data (
    id SERIAL PRIMARY KEY,
    timestamp TIMESTAMP NOT NULL,
    day_of_week INTEGER NOT NULL,
    hour_of_day INTEGER NOT NULL,
    quarter_hour INTEGER NOT NULL,
    namespace VARCHAR(16) NOT NULL,
    error_count INTEGER NOT NULL DEFAULT 0,
    is_peak BOOLEAN,
    source_host VARCHAR(10) NOT NULL DEFAULT 'unknown',
    changed_at TIMESTAMP,
    UNIQUE (timestamp, day_of_week, hour_of_day, quarter_hour, namespace)
);
CREATE FUNCTION ailog_peak.note_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN NEW.changed_at := now(); RETURN NEW; END $$;
INSERT INTO ailog_peak.peak_raw_data
    (timestamp, day_of_week, hour_of_day, quarter_hour, namespace, error_count, is_peak, changed_at)
SELECT at, extract(isodow FROM at) - 1, extract(hour FROM at), extract(minute FROM at)::int / 15,
    'pca-' || stage || '-01-app', number % 90, CASE WHEN number % 3 > 0 THEN number % 3 = 1 END, at
FROM generate_series(0, 2499) AS number
CROSS JOIN LATERAL (SELECT timestamp '2025-11-03' + number * interval '15 minutes' AS at) AS clock
CROSS JOIN unnest(ARRAY['dev', 'fat', 'sit', 'uat']) AS stage;
DELETE FROM ailog_peak.peak_raw_data WHERE id > 9990;
CREATE TRIGGER note_change BEFORE UPDATE ON ailog_peak.peak_raw_data
    FOR EACH ROW EXECUTE FUNCTION ailog_peak.note_change();

CREATE TABLE ailog_peak.aggregation_data (
    id SERIAL PRIMARY KEY,
    day_of_week INTEGER NOT NULL,
    hour_of_day INTEGER NOT NULL,
    quarter_hour INTEGER NOT NULL,
    namespace VARCHAR(16) NOT NULL,
    mean DOUBLE PRECISION,
    stddev DOUBLE PRECISION,
    samples INTEGER DEFAULT 1,
    last_updated TIMESTAMP DEFAULT now(),
    UNIQUE (day_of_week, hour_of_day, quarter_hour, namespace)
);
INSERT INTO ailog_peak.aggregation_data (day_of_week, hour_of_day, quarter_hour, namespace, mean, stddev)
SELECT day, hour, quarter, 'ns-' || number, (day + hour + quarter + number) / 7.0::float8, sqrt(2::float8)
FROM generate_series(0, 6) day, generate_series(0, 23) hour, generate_series(0, 3) quarter, generate_series(1, 15) number;

CREATE TABLE ailog_peak.known_issues (
    id SERIAL PRIMARY KEY,
    issue_name VARCHAR(50),
    severity VARCHAR(10) CHECK (severity IN ('HIGH', 'LOW'))
);
INSERT INTO ailog_peak.known_issues (issue_name, severity) VALUES ('pool exhausted', 'HIGH'), ('slow disk', 'LOW');
CREATE TABLE ailog_peak.peak_investigation (
    id SERIAL PRIMARY KEY,
    timestamp TIMESTAMP NOT NULL,
    day_of_week INTEGER NOT NULL,
    hour_of_day INTEGER NOT NULL,
    quarter_hour INTEGER NOT NULL,
    namespace VARCHAR(16) NOT NULL,
    app_name VARCHAR(12) NOT NULL,
    actual_value REAL,
    severity VARCHAR(8),
    status VARCHAR(10) DEFAULT 'OPEN',
    shift CHAR(1) NOT NULL,
    known_issue_id INTEGER REFERENCES ailog_peak.known_issues (id) ON DELETE SET NULL,
    UNIQUE (timestamp, day_of_week, hour_of_day, quarter_hour, namespace)
);
INSERT INTO ailog_peak.peak_investigation
    (timestamp, day_of_week, hour_of_day, quarter_hour, namespace, app_name, actual_value, severity, shift, known_issue_id)
SELECT at, extract(isodow FROM at) - 1, extract(hour FROM at), extract(minute FROM at)::int / 15,
    'pca-dev-01-app', 'shop', number / 3.0, 'HIGH', 'N', number % 2 + 1
FROM generate_series(0, 9999) AS number
CROSS JOIN LATERAL (SELECT timestamp '2025-08-04' + number * interval '15 minutes' AS at) AS clock;

CREATE TABLE ailog_peak.peak_thresholds (
    id SERIAL PRIMARY KEY,
    namespace VARCHAR(16) NOT NULL,
    day_of_week INTEGER NOT NULL,
    percentile_value DECIMAL(10, 2) NOT NULL,
    percentile_level DECIMAL(4, 3),
    data_start_date TIMESTAMP,
    UNIQUE (namespace, day_of_week)
);
INSERT INTO ailog_peak.peak_thresholds (namespace, day_of_week, percentile_value, data_start_date)
SELECT 'pca-dev-01-app', day, 40 + day, '2025-11-03 07:30' FROM generate_series(0, 6) day;
CREATE TABLE ailog_peak.error_signatures (
    signature_hash VARCHAR(16) PRIMARY KEY,
    normalized_message VARCHAR(30),
    occurrence_count INTEGER
);
INSERT INTO ailog_peak.error_signatures VALUES ('0123456789abcdef', 'no route to <ip>', 7);
CREATE TABLE ailog_peak.service_health (
    id SERIAL PRIMARY KEY,
    app_name VARCHAR(12) NOT NULL,
    namespace VARCHAR(16),
    window_start TIMESTAMP NOT NULL,
    total_errors INTEGER
);
INSERT INTO ailog_peak.service_health (app_name, namespace, window_start, total_errors) VALUES ('shop', NULL, '2025-12-01', 3);
-- a table that only the predecessor knows
CREATE TABLE ailog_peak.shift_plan (id SERIAL PRIMARY KEY, shift CHAR(1), since TIMESTAMP);
INSERT INTO ailog_peak.shift_plan (shift, since) VALUES ('N', '2025-12-01 22:00');
