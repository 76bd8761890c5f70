-- An older installation that kept thresholds by the hour and owned its tables as the login user.
CREATE TABLE ailog_peak.peak_thresholds (
    namespace VARCHAR(255) NOT NULL,
    day_of_week INTEGER NOT NULL,
    hour_of_day INTEGER NOT NULL,
    percentile_value DECIMAL(10, 2) NOT NULL,
    PRIMARY KEY (namespace, day_of_week, hour_of_day)
);
INSERT INTO ailog_peak.peak_thresholds (namespace, day_of_week, hour_of_day, percentile_value)
SELECT 'pca-dev-01-app', day, hour, 10 * day + hour FROM generate_series(0, 6) day, generate_series(0, 23) hour;
