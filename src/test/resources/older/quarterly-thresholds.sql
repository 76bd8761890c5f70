-- An older installation that kept thresholds by the quarter of an hour, and counts without slots of their own.
CREATE TABLE ailog_peak.peak_thresholds (
    id BIGSERIAL PRIMARY KEY,
    namespace VARCHAR(14) NOT NULL,
    day_of_week INTEGER NOT NULL,
    hour_of_day INTEGER NOT NULL,
    quarter_hour INTEGER NOT NULL,
    percentile_value DECIMAL(10, 2) NOT NULL,
    sample_count INTEGER NOT NULL DEFAULT 0,
    calculated_at TIMESTAMP DEFAULT now(),
    UNIQUE (namespace, day_of_week, hour_of_day, quarter_hour)
);
INSERT INTO ailog_peak.peak_thresholds (namespace, day_of_week, hour_of_day, quarter_hour, percentile_value, sample_count)
SELECT 'pca-dev-01-app', day, hour, quarter, 10 * day + hour + quarter, 50
FROM generate_series(0, 6) day, generate_series(0, 23) hour, generate_series(0, 3) quarter;
CREATE TABLE ailog_peak.peak_raw_data (
    timestamp TIMESTAMPTZ NOT NULL,
    namespace VARCHAR(14) NOT NULL,
    error_count INTEGER NOT NULL,
    PRIMARY KEY (timestamp, namespace)
);
INSERT INTO ailog_peak.peak_raw_data VALUES ('2025-12-01 10:15+00', 'pca-dev-01-app', 7);
