package io.ailog.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.RunOutcome.State;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import io.ailog.threshold.Baselines;
import io.ailog.threshold.Cap;
import io.ailog.threshold.DayThreshold;
import io.ailog.threshold.Percentile;
import io.ailog.threshold.ThresholdRequest;
import io.ailog.threshold.ThresholdSet;
import io.ailog.threshold.ThresholdStore;
import io.ailog.window.Failure;
import io.ailog.window.Slot;
import io.ailog.window.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Thresholds that the database computes, against a second implementation in plain Java. */
class ThresholdsIT {
    private static final List<String> NAMESPACES = List.of("pca-dev-01-app", "pcb-ch-sit-01-app", "pcb-uat-01-app");
    private static final Window FIRST = new Window(Instant.parse("2026-02-02T00:00:00Z"));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-10T12:00:00Z"));
    private final Map<String, List<Double>> samples = new TreeMap<>();
    private final Map<String, List<Double>> slots = new TreeMap<>();
    private final Installation installation;

    ThresholdsIT() {
        TestPostgres.clear();
        installation = Installation.start(clock, NAMESPACES);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void equalASecondImplementationOnRandomCounts() {
        insertRandomCounts(28 * 96);
        for (final double level : List.of(0.01, 0.5, 0.93, 0.95, 0.999)) {
            final ThresholdSet set = installation
                    .bean(ThresholdStore.class)
                    .compute(new ThresholdRequest(new Percentile(level), null, false));

            assertThat(set.thresholds()).hasSize(samples.size());
            set.thresholds().forEach(threshold -> {
                final List<Double> counts = sorted(threshold.namespace(), threshold.day());
                assertThat(threshold.value()).isEqualTo(percentile(counts, level));
                assertThat(threshold.samples()).isEqualTo(counts.size());
                assertThat(threshold.max()).isEqualTo(counts.get(counts.size() - 1));
            });
            assertThat(set.slots()).isEqualTo(slots.size());
        }
    }

    @Test
    void areInForceTogetherWithCapsAndSlotMeans() {
        insertRandomCounts(21 * 96);

        final RunOutcome outcome = installation.thresholds();

        assertThat(outcome.state()).isEqualTo(State.DONE);
        final List<DayThreshold> thresholds = outcome.thresholds().orElseThrow().thresholds();
        final Baselines inForce = installation.bean(ThresholdStore.class).inForce();
        for (final DayThreshold threshold : thresholds) {
            final Window window = windowOn(threshold.day());
            assertThat(inForce.of(threshold.namespace(), window).threshold().value())
                    .isEqualTo(threshold.value());
            assertThat(inForce.of(threshold.namespace(), window).slotMean().orElseThrow())
                    .isCloseTo(mean(slots.get(slotKey(threshold.namespace(), window.slot()))), within());
        }
        final List<String> caps = Cap.of(thresholds).stream()
                .map(cap ->
                        cap.namespace() + " " + BigDecimal.valueOf(cap.value()).setScale(2, RoundingMode.HALF_UP))
                .toList();
        assertThat(TestPostgres.query("SELECT namespace || ' ' || cap_value FROM ailog_peak.peak_threshold_caps"
                        + " ORDER BY namespace"))
                .isEqualTo(caps);
    }

    @Test
    void keepTheOldSetWhenThereIsNothingToComputeFrom() {
        insertRandomCounts(7 * 96);
        installation.thresholds();
        final List<String> before = TestTables.contents().stream()
                .filter(row -> !row.startsWith("count"))
                .toList();
        execute("DELETE FROM ailog_peak.peak_raw_data");

        final RunOutcome outcome = installation.thresholds();

        assertThat(outcome.state()).isEqualTo(State.FAILED);
        assertThat(outcome.failure().map(Failure::getMessage).orElse("")).contains("Run init first");
        assertThat(TestTables.contents()).isEqualTo(before);
    }

    @Test
    void lookAtTheLastWeeksAlone() {
        insertRandomCounts(28 * 96);
        final ThresholdSet lastWeek = installation
                .bean(ThresholdStore.class)
                .compute(new ThresholdRequest(new Percentile(0.93), Instant.parse("2026-02-23T00:00:00Z"), false));

        assertThat(lastWeek.dataFrom()).isEqualTo("2026-02-23");
        assertThat(lastWeek.dataTo()).isEqualTo("2026-03-01");
        assertThat(lastWeek.days()).isEqualTo(7);
    }

    @Test
    void countCoveredWindowsWithoutErrorsIfAsked() {
        execute("INSERT INTO ailog_peak.peak_raw_data (timestamp, namespace, error_count, day_of_week, hour_of_day,"
                + " quarter_hour) SELECT timestamptz '2026-02-02 00:00Z' + i * interval '15 minutes', 'pca-dev-01-app', 10,"
                + " 0, i / 4, i % 4 FROM generate_series(0, 9) AS i");
        execute("INSERT INTO ailog_batch.coverage (window_start, namespace, expected)"
                + " SELECT timestamptz '2026-02-02 00:00Z' + i * interval '15 minutes', 'pca-dev-01-app',"
                + " CASE WHEN i < 10 THEN 10 ELSE 0 END FROM generate_series(0, 95) AS i");

        final DayThreshold exclude = only(false);
        final DayThreshold include = only(true);

        assertThat(exclude.samples()).isEqualTo(10);
        assertThat(exclude.median()).isEqualTo(10);
        assertThat(include.samples()).isEqualTo(96);
        assertThat(include.median()).isZero();
        assertThat(include.value()).isEqualTo(10);
    }

    private DayThreshold only(final boolean zeroWindows) {
        return installation
                .bean(ThresholdStore.class)
                .compute(new ThresholdRequest(new Percentile(0.93), null, zeroWindows))
                .thresholds()
                .get(0);
    }

    /** Counts of 1 to about 400, many small and equal ones, in most windows. */
    private void insertRandomCounts(final int windows) {
        final SplittableRandom random = new SplittableRandom(3);
        try (Connection connection = TestPostgres.database().connectAsApp();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO ailog_peak.peak_raw_data (timestamp,"
                                + " namespace, error_count, original_value, day_of_week, hour_of_day, quarter_hour)"
                                + " VALUES (?::timestamptz, ?, 1, ?, ?, ?, ?)")) {
            Window window = FIRST;
            for (int i = 0; i < windows; i++) {
                for (final String namespace : NAMESPACES) {
                    if (random.nextInt(5) > 0) {
                        add(insert, window, namespace, 1 + (int) Math.exp(random.nextDouble() * 6));
                    }
                }
                window = window.next();
            }
            insert.executeBatch();
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(final PreparedStatement insert, final Window window, final String namespace, final int count)
            throws SQLException {
        final Slot slot = window.slot();
        insert.setString(1, window.start().toString());
        insert.setString(2, namespace);
        insert.setInt(3, count);
        insert.setInt(4, slot.dayNumber());
        insert.setInt(5, slot.hour());
        insert.setInt(6, slot.quarter());
        insert.addBatch();
        samples.computeIfAbsent(namespace + slot.day(), key -> new ArrayList<>())
                .add((double) count);
        slots.computeIfAbsent(slotKey(namespace, slot), key -> new ArrayList<>())
                .add((double) count);
    }

    private List<Double> sorted(final String namespace, final DayOfWeek day) {
        return samples.getOrDefault(namespace + day, List.of()).stream()
                .sorted()
                .toList();
    }

    /** The smallest count whose cumulative share reaches the level, found by counting up. */
    private static double percentile(final List<Double> sorted, final double level) {
        for (int i = 0; i < sorted.size(); i++) {
            if ((i + 1) / (double) sorted.size() >= level) {
                return sorted.get(i);
            }
        }
        throw new IllegalStateException("no counts");
    }

    private static Window windowOn(final DayOfWeek day) {
        return new Window(FIRST.start().plusSeconds(86_400L * (day.getValue() - 1) + 10 * 3600));
    }

    private static String slotKey(final String namespace, final Slot slot) {
        return namespace + slot;
    }

    private static double mean(final @Nullable List<Double> counts) {
        return counts == null
                ? 0
                : counts.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static Offset<Double> within() {
        return Offset.offset(0.005);
    }

    private static void execute(final String sql) {
        try (Connection connection = TestPostgres.database().connectAsApp();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
