-- An older installation, made with psql: SERIAL ids, short varchars, other column sets, its own views and rows.
CREATE TABLE ailog_peak.peak_raw_data (
    id SERIAL PRIMARY KEY,
    timestamp TIMESTAMP NOT NULL,
    day_of_week INTEGER NOT NULL,
    hour_of_day INTEGER NOT NULL,
    quarter_hour INTEGER NOT NULL,
    namespace VARCHAR(20) NOT NULL,
    error_count INTEGER NOT NULL,
    collected_by VARCHAR(40) NOT NULL,
    CHECK (extract(hour FROM timestamp) = hour_of_day),
    CONSTRAINT older_key UNIQUE (timestamp, day_of_week, hour_of_day, quarter_hour, namespace)
);
INSERT INTO ailog_peak.peak_raw_data
    (id, timestamp, day_of_week, hour_of_day, quarter_hour, namespace, error_count, collected_by)
VALUES
    (41, '2025-12-01 10:15', 0, 10, 1, 'pca-dev-01-app', 7, 'cron'),
    (77, '2025-12-01 10:30', 0, 10, 2, 'pca-dev-01-app', 9, 'cron'),
    -- the same window twice, which the older key allowed
    (78, '2025-12-01 10:30', 1, 10, 2, 'pca-dev-01-app', 11, 'hand');
CREATE TABLE ailog_peak.peak_thresholds (
    id SERIAL PRIMARY KEY,
    namespace VARCHAR(255) NOT NULL,
    day_of_week INTEGER NOT NULL,
    percentile_value DECIMAL(10, 2) NOT NULL,
    percentile_level DECIMAL(3, 2) DEFAULT 0.93,
    sample_count INTEGER,
    UNIQUE (namespace, day_of_week)
);
INSERT INTO ailog_peak.peak_thresholds (namespace, day_of_week, percentile_value, sample_count)
VALUES ('pca-dev-01-app', 0, 42.50, 200);
CREATE TABLE ailog_peak.peak_threshold_caps (
    namespace VARCHAR(255) PRIMARY KEY,
    cap_value DOUBLE PRECISION NOT NULL
);
INSERT INTO ailog_peak.peak_threshold_caps VALUES ('pca-dev-01-app', 62.93);
CREATE VIEW ailog_peak.v_peak_thresholds AS SELECT namespace FROM ailog_peak.peak_thresholds;
CREATE TABLE ailog_peak.known_issues (id SERIAL PRIMARY KEY, issue_name VARCHAR(50), severity VARCHAR(10) CHECK (severity IN ('HIGH', 'LOW')));
INSERT INTO ailog_peak.known_issues (issue_name, severity) VALUES ('pool exhausted', 'HIGH');
CREATE TABLE ailog_peak.peak_investigation (
    id SERIAL PRIMARY KEY,
    timestamp TIMESTAMPTZ NOT NULL,
    namespace VARCHAR(255) NOT NULL,
    actual_value REAL,
    is_spike BOOLEAN,
    affected_services JSONB,
    evidence TEXT,
    known_issue_id INTEGER REFERENCES ailog_peak.known_issues (id)
);
INSERT INTO ailog_peak.peak_investigation
    (timestamp, namespace, actual_value, affected_services, evidence, known_issue_id)
VALUES
    ('2025-12-01 10:15+00', 'pca-dev-01-app', 7, '["a", "b"]', '[{"rule": "spike"}]', 1);
CREATE VIEW public.colleagues_view AS SELECT namespace, error_count FROM ailog_peak.peak_raw_data;
GRANT SELECT ON ailog_peak.peak_raw_data TO pg_monitor;
CREATE TABLE ailog_peak.service_health (
    id UUID PRIMARY KEY DEFAULT 'b2f7a4a8-0c61-4a3f-9c0f-6f4c2c1f3a11',
    app_name VARCHAR(100) NOT NULL,
    namespace VARCHAR(100),
    window_start TIMESTAMP NOT NULL,
    UNIQUE (app_name, window_start)
);
INSERT INTO ailog_peak.service_health (app_name, namespace, window_start) VALUES ('shop', 'a', '2025-12-01 10:15');
CREATE TABLE ailog_peak.service_dependencies (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_app TEXT, source_namespace TEXT, target_app TEXT, target_namespace TEXT,
    failed_calls INTEGER
);
INSERT INTO ailog_peak.service_dependencies (source_app, source_namespace, target_app, target_namespace)
VALUES ('shop', 'a', 'pay', 'a');
