package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.RunOutcome.State;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.window.CountSource;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks that are set while the product is in use: nothing is lost, and nothing is there twice. */
class ClocksIT {
    private static final String APP = "pca-dev-01-app";
    private static final Instant TEN = Instant.parse("2026-03-10T10:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);

    private static final SettableClock clock = new SettableClock(TEN);
    private static final Installation installation = Installation.start(clock, List.of(APP));

    private final TalliedLogs logs = new TalliedLogs();

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        clock.set(TEN.plusSeconds(40));
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void losesNothingWhenTheClockIsSetBackByTwentyMinutes() {
        write(TEN.minus(Duration.ofHours(1)), TEN.plus(Duration.ofHours(1)));
        regular("2026-03-10T09:30:00Z", "2026-03-10T10:00:00Z");

        clock.set(TEN.minus(Duration.ofMinutes(20)));
        final RunOutcome earlier = regular("2026-03-10T09:00:00Z", "2026-03-10T09:30:00Z");
        // what the earlier run could not see yet
        write(TEN.minus(QUARTER), TEN);
        runEachQuarter(TEN.minus(Duration.ofMinutes(10)), 5);

        assertThat(earlier.elapsed().isNegative()).isFalse();
        areExactly("2026-03-10T09:00:00Z", "2026-03-10T10:45:00Z");
    }

    @Test
    void collectsAgainWhatAClockAheadMadeComplete() {
        regular("2026-03-10T09:30:00Z", "2026-03-10T10:00:00Z");
        clock.set(TEN.plus(DAY).plusSeconds(40));
        regular("2026-03-10T10:00:00Z", "2026-03-11T10:00:00Z");
        clock.advance(QUARTER);
        regular("2026-03-11T09:45:00Z", "2026-03-11T10:15:00Z");

        clock.set(TEN.plus(QUARTER).plusSeconds(40));
        write(TEN.minus(QUARTER), TEN.plus(DAY).plus(Duration.ofHours(1)));
        regular("2026-03-10T09:45:00Z", "2026-03-10T10:15:00Z");
        // nobody runs it for hours, and what was collected too early counts as missed
        clock.advance(Duration.ofHours(5));
        regular("2026-03-10T10:15:00Z", "2026-03-10T15:15:00Z");
        // the very ranges that were complete too early
        clock.set(TEN.plus(DAY).plusSeconds(50));
        regular("2026-03-10T15:15:00Z", "2026-03-11T10:00:00Z");
        clock.advance(QUARTER);
        regular("2026-03-11T09:45:00Z", "2026-03-11T10:15:00Z");

        areExactly("2026-03-10T09:30:00Z", "2026-03-11T10:15:00Z");
    }

    @Test
    void repeatsARangeThatAClockAheadMadeComplete() {
        clock.set(TEN.plus(DAY));
        final WindowRange day = range("2026-03-10T09:00:00Z", "2026-03-11T09:00:00Z");
        assertThat(installation.run(JobName.INIT, day).state()).isEqualTo(State.DONE);
        assertThat(installation.run(JobName.INIT, day).state()).isEqualTo(State.ALREADY_DONE);

        clock.set(TEN);
        installation.regular();
        write(TEN, TEN.plus(Duration.ofHours(2)));
        clock.set(TEN.plus(DAY).plusSeconds(1));

        assertThat(installation.run(JobName.INIT, day).state()).isEqualTo(State.DONE);
        assertThat(installation.run(JobName.INIT, day).state()).isEqualTo(State.ALREADY_DONE);
        areExactly("2026-03-10T09:00:00Z", "2026-03-11T09:00:00Z");
    }

    @Test
    void staysAtRestWhenTheClockIsBelowTheNewestCoverage() {
        write(TEN.minus(DAY), TEN);
        assertThat(installation
                        .run(JobName.INIT, range("2026-03-09T10:00:00Z", "2026-03-10T10:00:00Z"))
                        .state())
                .isEqualTo(State.DONE);

        clock.set(TEN.minus(Duration.ofHours(12)));
        final RunOutcome outcome = installation.regular();

        assertThat(outcome.state()).isEqualTo(State.DONE);
        assertThat(outcome.ranges()).containsExactly(range("2026-03-09T21:30:00Z", "2026-03-09T22:00:00Z"));
        areExactly("2026-03-09T10:00:00Z", "2026-03-10T10:00:00Z");
    }

    @Test
    void resumesWhatABatchClockOfTomorrowBegan() {
        write(TEN.minus(DAY), TEN);
        final WindowRange day = range("2026-03-09T10:00:00Z", "2026-03-10T10:00:00Z");
        installation.run(JobName.BACKFILL, day);
        final String earlier = "interval '1 day'";
        TestPostgres.query("UPDATE ailog_batch.batch_job_execution SET status = 'FAILED', create_time = create_time + "
                + earlier + ", start_time = start_time + " + earlier + ", end_time = end_time + " + earlier
                + " RETURNING 1");
        TestPostgres.query("UPDATE ailog_batch.batch_step_execution SET create_time = create_time + " + earlier
                + ", start_time = start_time + " + earlier
                + ", status = CASE WHEN step_name LIKE 'detect%' THEN 'FAILED' ELSE status END RETURNING 1");

        assertThat(installation.run(JobName.BACKFILL, day).state()).isEqualTo(State.DONE);
        assertThat(installation.run(JobName.BACKFILL, day).state()).isEqualTo(State.ALREADY_DONE);

        areExactly("2026-03-09T10:00:00Z", "2026-03-10T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T10:00:00Z,           2026-03-10T09:30:00Z",
        "2026-03-10T10:00:00.000000001Z, 2026-03-10T09:30:00Z",
        "2026-03-10T09:59:59.999999999Z, 2026-03-10T09:15:00Z",
        "2028-02-29T00:00:00Z,           2028-02-28T23:30:00Z",
        "2028-03-01T00:10:00Z,           2028-02-29T23:30:00Z",
        "2027-01-01T00:00:00Z,           2026-12-31T23:30:00Z",
        "2199-12-31T23:59:00Z,           2199-12-31T23:15:00Z"
    })
    void takesTheLastTwoWindowsThatHaveEnded(final Instant now, final Instant start) {
        clock.set(now);

        assertThat(installation.regular().ranges())
                .containsExactly(new WindowRange(start, start.plus(Duration.ofMinutes(30))));
    }

    @Test
    void leavesDocumentsOutOfTheRangeAlone() {
        write(TEN.minus(QUARTER), TEN);
        Stream.of("1969-12-31T23:59:59.999Z", "0001-01-01T00:00:00Z", "2026-03-10T10:00:00Z", "2499-01-01T00:00:00Z")
                .forEach(time -> logs.error("logs-1", Instant.parse(time), APP));
        logs.load();

        regular("2026-03-10T09:30:00Z", "2026-03-10T10:00:00Z");

        areExactly("2026-03-10T09:30:00Z", "2026-03-10T10:00:00Z");
        assertThat(installation.bean(CountSource.class).sample(range("2026-03-10T09:30:00Z", "2026-03-10T10:00:00Z")))
                .satisfies(sample -> {
                    assertThat(sample.oldest()).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
                    assertThat(sample.newest()).isEqualTo(Instant.parse("2499-01-01T00:00:00Z"));
                });
    }

    /** Errors in each window, of a number that differs from one to the next. */
    private void write(final Instant from, final Instant to) {
        int count = 0;
        for (Instant time = from; time.isBefore(to); time = time.plus(QUARTER)) {
            logs.errors("logs-1", time, APP, 1 + count++ % 3);
        }
        logs.load();
    }

    private RunOutcome regular(final String from, final String to) {
        final RunOutcome outcome = installation.regular();
        assertThat(outcome.state()).isEqualTo(State.DONE);
        assertThat(outcome.ranges()).containsExactly(range(from, to));
        return outcome;
    }

    private void runEachQuarter(final Instant from, final int times) {
        clock.set(from);
        for (int i = 0; i < times; i++) {
            assertThat(installation.regular().failure()).isEmpty();
            clock.advance(QUARTER);
        }
    }

    private void areExactly(final String from, final String to) {
        StoredCounts.areExactly(logs.tally(), List.of(APP), List.of(range(from, to)));
    }
}
