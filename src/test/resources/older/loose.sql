-- An older installation whose tables have no keys and demand next to nothing: rows that occur twice, that lack what
-- makes them a count, or lie outside of any week; numbers with all their digits.
CREATE SEQUENCE ailog_peak.peak_raw_data_id_seq AS integer START 500;
CREATE TABLE ailog_peak.peak_raw_data (
    id INTEGER DEFAULT nextval('ailog_peak.peak_raw_data_id_seq'),
    timestamp TIMESTAMP,
    day_of_week INTEGER,
    hour_of_day INTEGER,
    quarter_hour INTEGER,
    namespace VARCHAR(14),
    error_count DOUBLE PRECISION,
    original_value REAL
);
INSERT INTO ailog_peak.peak_raw_data VALUES
    (1, '2025-12-01 10:15', 0, 10, 1, 'pca-dev-01-app', 7, NULL),
    (1, '2025-12-01 10:30', 0, 10, 2, 'pca-dev-01-app', 0.1, 3.3333333),
    (2, '2025-12-01 10:30', 0, 10, 2, 'pca-dev-01-app', 12, NULL),
    (3, '2025-12-01 10:45', NULL, NULL, NULL, 'pca-dev-01-app', NULL, NULL),
    (4, '2025-12-01 11:00', 7, 24, 9, 'pca-dev-01-app', 5, NULL),
    (5, NULL, 1, 1, 1, 'pca-dev-01-app', 5, NULL),
    (6, '2025-12-01 11:15', 0, 11, 1, NULL, 5, NULL),
    (NULL, '2025-12-01 11:30', 0, 11, 2, 'pca-dev-01-app', 1e12, NULL);
SELECT setval('ailog_peak.peak_raw_data_id_seq', 900);
CREATE TABLE ailog_peak.aggregation_data (
    day_of_week INTEGER, hour_of_day INTEGER, quarter_hour INTEGER, namespace VARCHAR(14),
    mean DOUBLE PRECISION, stddev DOUBLE PRECISION
);
INSERT INTO ailog_peak.aggregation_data VALUES
    (0, 10, 1, 'pca-dev-01-app', 3.14159265358979, 'NaN'), (9, 10, 1, 'pca-dev-01-app', 'NaN', NULL),
    (NULL, 10, 1, NULL, NULL, NULL);
CREATE TABLE ailog_peak.peak_thresholds (
    namespace VARCHAR(14), day_of_week INTEGER, percentile_value DOUBLE PRECISION, sample_count INTEGER
);
INSERT INTO ailog_peak.peak_thresholds VALUES
    ('pca-dev-01-app', 0, 42.123456789, 200), ('pca-dev-01-app', 0, 43, 200), ('pca-dev-01-app', 9, 43, 200),
    (NULL, 0, 43, 200), ('pca-dev-01-app', 1, NULL, 200);
CREATE TABLE ailog_peak.peak_threshold_caps (namespace VARCHAR(14), cap_value DOUBLE PRECISION);
INSERT INTO ailog_peak.peak_threshold_caps VALUES ('pca-dev-01-app', 62.928571428571431), (NULL, 5), ('pca-sit-01-app', NULL);
CREATE TABLE ailog_peak.peak_threshold_dow (namespace VARCHAR(14), day_of_week INTEGER, factor REAL);
INSERT INTO ailog_peak.peak_threshold_dow VALUES ('pca-dev-01-app', 0, 1.5), ('pca-dev-01-app', 8, NULL);
CREATE TABLE ailog_peak.peak_investigation (
    timestamp TIMESTAMP, namespace VARCHAR(14), severity VARCHAR(8), is_spike BOOLEAN, evidence TEXT
);
INSERT INTO ailog_peak.peak_investigation VALUES
    ('2025-12-01 10:15', 'pca-dev-01-app', 'HIGH', true, 'seen by hand'), (NULL, NULL, NULL, NULL, NULL);
