package io.ailog.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThresholdViewIT {
    private static final String TODAY = "(now() AT TIME ZONE 'UTC')::date";

    @BeforeEach
    void thresholds() throws SQLException {
        TestPostgres.clear();
        run("INSERT INTO ailog_peak.peak_thresholds (namespace, day_of_week, percentile_value, sample_count)"
                + " VALUES ('a', 0, 40, 10), ('a', 1, 55, 9), ('b', 0, 40, 9)");
        run("INSERT INTO ailog_peak.peak_threshold_caps (namespace, cap_value) VALUES ('a', 62.93)");
    }

    @Test
    void hasSevenDaysOfEveryNamespace() {
        assertThat(TestPostgres.query("""
                        SELECT namespace || ' ' || string_agg(day_name, ',' ORDER BY day_of_week)
                        FROM ailog_peak.v_all_thresholds_matrix GROUP BY namespace ORDER BY 1
                        """))
                .containsExactly("a Mon,Tue,Wed,Thu,Fri,Sat,Sun", "b Mon,Tue,Wed,Thu,Fri,Sat,Sun");
    }

    @Test
    void takesThePercentileOfTenSamples() {
        assertThat(effective("a", 0)).isEqualTo("40.00 percentile f");
    }

    @Test
    void takesTheCapBelowTenSamplesAndWithoutAny() {
        assertThat(effective("a", 1)).isEqualTo("62.93 cap f");
        assertThat(effective("a", 2)).isEqualTo("62.93 cap f");
    }

    @Test
    void takesAHundredWithoutCap() {
        assertThat(effective("b", 0)).isEqualTo("100.00 default f");
    }

    @Test
    void multipliesByTheFactor() throws SQLException {
        adjust("'a', 0, " + TODAY + ", NULL, 1.5, NULL, NULL");
        assertThat(effective("a", 0)).isEqualTo("60.00 percentile t");
    }

    @Test
    void holdsBetweenFloorAndCeiling() throws SQLException {
        adjust("'a', 0, " + TODAY + ", NULL, 0.1, 25, 50");
        adjust("'a', 1, " + TODAY + ", NULL, 10, 25, 50");
        assertThat(effective("a", 0)).isEqualTo("25.00 percentile t");
        assertThat(effective("a", 1)).isEqualTo("50.00 cap t");
    }

    @Test
    void ignoresAdjustmentsOutsideTheirDates() throws SQLException {
        adjust("'a', 0, " + TODAY + " + 1, NULL, 2, NULL, NULL");
        adjust("'a', 1, " + TODAY + " - 7, " + TODAY + ", 2, NULL, NULL");
        assertThat(effective("a", 0)).isEqualTo("40.00 percentile f");
        assertThat(effective("a", 1)).isEqualTo("62.93 cap f");
    }

    @Test
    void takesTheLatestOfSeveralAdjustments() throws SQLException {
        adjust("'a', 0, " + TODAY + " - 7, NULL, 2, NULL, NULL");
        adjust("'a', 0, " + TODAY + " - 1, " + TODAY + " + 1, 3, NULL, NULL");
        assertThat(effective("a", 0)).isEqualTo("120.00 percentile t");
    }

    @Test
    void showsNamespacesThatHaveOnlyAnAdjustment() throws SQLException {
        adjust("'c', 6, " + TODAY + ", NULL, 1, NULL, 80");
        assertThat(effective("c", 6)).isEqualTo("80.00 default t");
        assertThat(effective("c", 5)).isEqualTo("100.00 default f");
    }

    @Test
    void showsThresholdsWithTheirCap() {
        assertThat(TestPostgres.query("""
                        SELECT concat_ws(' ', namespace, day_of_week, percentile_value, coalesce(cap_value, 0))
                        FROM ailog_peak.v_peak_thresholds ORDER BY 1
                        """)).containsExactly("a 0 40.00 62.93", "a 1 55.00 62.93", "b 0 40.00 0");
    }

    private static String effective(final String namespace, final int day) {
        return TestPostgres.query("SELECT concat_ws(' ', effective_threshold, source, adjusted)"
                        + " FROM ailog_peak.v_all_thresholds_matrix WHERE namespace = '" + namespace
                        + "' AND day_of_week = " + day)
                .get(0);
    }

    private static void adjust(final String values) throws SQLException {
        run("INSERT INTO ailog_peak.peak_threshold_dow"
                + " (namespace, day_of_week, valid_from, valid_to, factor, floor_value, ceiling_value) VALUES ("
                + values + ")");
    }

    private static void run(final String sql) throws SQLException {
        try (Connection app = TestPostgres.database().connectAsApp();
                Statement statement = app.createStatement()) {
            statement.execute(sql);
        }
    }
}
