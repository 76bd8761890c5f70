package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.server.LogDocuments;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything is UTC, whatever zone the machine, the JVM, the database and its role live in. */
class TimeZonesIT {
    private static final String APP = "pca-dev-01-app";

    @TempDir
    private Path home;

    private final PostgresDatabase database = TestPostgres.database();

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
    }

    @AfterEach
    void putTheRoleBack() {
        execute("ALTER ROLE " + database.appUser() + " RESET timezone");
        execute("ALTER ROLE " + database.appUser() + " RESET datestyle");
    }

    @ParameterizedTest
    @CsvSource({
        // the days on which clocks change, a leap day, and a new year in a week of the old one
        "2026-03-28, 2026-03-31, Europe/Prague",
        "2025-10-25, 2025-10-28, America/New_York",
        "2024-02-28, 2024-03-02, Pacific/Chatham",
        "2020-12-30, 2021-01-05, Pacific/Apia"
    })
    void countsNinetySixWindowsADayInEveryZone(final String from, final String to, final String zone) {
        final Instant start = Instant.parse(from + "T00:00:00Z");
        final Instant end = Instant.parse(to + "T00:00:00Z");
        final List<String> expected = load(start, end);
        execute("ALTER ROLE " + database.appUser() + " SET timezone = '" + zone + "'");
        execute("ALTER ROLE " + database.appUser() + " SET datestyle = 'SQL, DMY'");

        final Shell shell = new Shell(home).onTestServers().with("TZ", zone);
        final Result backfill = shell.run("backfill", "--from", from, "--to", to);
        final Result thresholds = shell.run("thresholds", "--zero-windows", "include");

        assertThat(backfill.code()).describedAs(backfill.err()).isZero();
        assertThat(thresholds.code()).describedAs(thresholds.err()).isZero();
        assertStored(expected, start, end);
        assertThresholds(expected);
    }

    @Test
    void runsAsAProcessOfAnotherZone() {
        final Instant start = Instant.parse("2026-03-28T00:00:00Z");
        final Instant end = Instant.parse("2026-03-30T00:00:00Z");
        final List<String> expected = load(start, end);
        execute("ALTER ROLE " + database.appUser() + " SET timezone = 'America/St_Johns'");

        final Result init = new Shell(home)
                .onTestServers()
                .with("TZ", "Australia/Lord_Howe")
                .with("JAVA_OPTS", "-Duser.timezone=Asia/Kolkata")
                .start("init", "--from", "2026-03-28T11:00:00+11:00", "--to", "2026-03-29T19:45:00.5-04:00")
                .await();

        assertThat(init.code()).describedAs(init.err()).isZero();
        assertThat(init.out()).contains("2026-03-28T00:00:00Z to 2026-03-30T00:00:00Z, 192 windows");
        assertStored(expected, start, end);
        assertThat(TestPostgres.query("""
                        SELECT count(*) FROM ailog_batch.batch_job_execution
                        WHERE abs(extract(epoch FROM create_time - (now() AT TIME ZONE 'UTC'))) > 600
                            OR end_time < start_time
                        """)).containsExactly("0");
    }

    /** Loads one error at least into each window but the third of each hour, and says what rows they make. */
    private static List<String> load(final Instant start, final Instant end) {
        final LogDocuments documents = new LogDocuments();
        final DateTimeFormatter format =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
        final List<String> rows = new ArrayList<>();
        for (Instant time = start; time.isBefore(end); time = time.plusSeconds(900)) {
            final long number = time.getEpochSecond() / 900;
            final long errors = number % 4 == 2 ? 0 : 1 + number % 3;
            for (int i = 0; i < errors; i++) {
                documents.error(time.plusMillis(i * 449_999L), APP);
            }
            if (errors > 0) {
                rows.add("%s|%d|%d|%d|%d"
                        .formatted(
                                format.format(time),
                                time.atOffset(ZoneOffset.UTC).get(ChronoField.DAY_OF_WEEK) - 1,
                                number / 4 % 24,
                                number % 4,
                                errors));
            }
        }
        documents.error(start.minusMillis(1), APP).error(end, APP);
        TestElasticsearch.load("logs-1", documents);
        return rows;
    }

    private static void assertStored(final List<String> expected, final Instant start, final Instant end) {
        assertThat(TestPostgres.query("""
                        SELECT concat_ws('|', to_char(timestamp AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), day_of_week,
                                         hour_of_day, quarter_hour, error_count::int)
                        FROM ailog_peak.peak_raw_data ORDER BY timestamp
                        """)).isEqualTo(expected);
        assertThat(TestPostgres.query("""
                        SELECT count(*) FROM ailog_peak.peak_raw_data
                        WHERE day_of_week <> extract(isodow FROM timestamp AT TIME ZONE 'UTC') - 1
                            OR hour_of_day <> extract(hour FROM timestamp AT TIME ZONE 'UTC')
                            OR quarter_hour <> floor(extract(minute FROM timestamp AT TIME ZONE 'UTC') / 15)
                        """)).containsExactly("0");
        assertThat(TestPostgres.query("SELECT DISTINCT count(*) FROM ailog_batch.coverage WHERE namespace = '" + APP
                        + "' GROUP BY (window_start AT TIME ZONE 'UTC')::date"))
                .containsExactly("96");
        assertThat(TestPostgres.query("SELECT min(window_start) = '" + start + "' AND max(window_start) = '"
                        + end.minusSeconds(900) + "' FROM ailog_batch.coverage"))
                .containsExactly("t");
    }

    /** One for each day of the week in UTC, over all its windows. */
    private static void assertThresholds(final List<String> expected) {
        final TreeSet<String> days = new TreeSet<>();
        expected.forEach(row -> days.add(row.substring(17, 18) + " 96"));

        assertThat(TestPostgres.query("SELECT concat(day_of_week, ' ', sample_count)"
                        + " FROM ailog_peak.peak_thresholds WHERE namespace = '" + APP + "' ORDER BY 1"))
                .isEqualTo(List.copyOf(days));
    }

    private void execute(final String sql) {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
