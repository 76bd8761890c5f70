package io.ailog.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.window.Failure;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/** What an execution was to do, from its parameters, and as a command. */
class RepetitionTest {
    private static final String AS_OF = "2026-03-10T12:00:40.123Z";

    @ParameterizedTest
    @CsvSource({
        "init, 2026-03-02T00:00:00Z, 2026-03-04T00:00:00Z, 2, init --from 2026-03-02 --to 2026-03-04",
        "init, 2026-03-02T00:00:00Z, 2026-03-10T12:00:00Z, 4,"
                + " init --from 2026-03-02 --to 2026-03-10T12:00:00Z --workers 4",
        "backfill, 2026-03-02T10:15:00Z, 2026-03-04T00:00:00Z, 1,"
                + " backfill --from 2026-03-02T10:15:00Z --to 2026-03-04 --workers 1",
        "detect-only, 2026-03-02T00:00:00Z, 2026-03-04T00:00:00Z, 3,"
                + " backfill --from 2026-03-02 --to 2026-03-04 --detect-only --workers 3",
        "regular, 2026-03-10T11:30:00Z, 2026-03-10T12:00:00Z, 1,"
                + " regular --from 2026-03-10T11:30:00Z --to 2026-03-10T12:00:00Z",
    })
    void saysTheCommandOverARange(
            final String job, final String from, final String to, final long workers, final String command) {
        final JobExecution execution = execution(
                job,
                new JobParametersBuilder()
                        .addString("from", from)
                        .addString("to", to)
                        .addLong("run", 3L)
                        .addLong("workers", workers, false));
        final Repetition repetition = Repetition.of(execution);

        assertThat(fromTexts(execution)).isEqualTo(repetition);
        assertThat(repetition.command()).isEqualTo("./run-job.sh " + command);
        assertThat(repetition.resumption())
                .isEqualTo(RunRequest.resuming(
                        job, new WindowRange(Instant.parse(from), Instant.parse(to)), (int) workers));
    }

    @ParameterizedTest
    @CsvSource({
        "0.93, , false, thresholds --percentile 0.93",
        "0.9375, 2026-01-27T00:00:00Z, false, thresholds --percentile 0.9375 --weeks 6",
        "0.5, 2026-03-03T00:00:00Z, true, thresholds --percentile 0.5 --weeks 1 --zero-windows include",
    })
    void saysTheCommandOfThresholds(
            final double percentile, final String since, final String zeroWindows, final String command) {
        final JobParametersBuilder parameters = new JobParametersBuilder()
                .addDouble("percentile", percentile, false)
                .addString("zeroWindows", zeroWindows, false);
        if (since != null) {
            parameters.addString("since", since, false);
        }

        final JobExecution execution = execution("thresholds", parameters);
        final Repetition repetition = Repetition.of(execution);

        assertThat(fromTexts(execution)).isEqualTo(repetition);
        assertThat(repetition.command()).isEqualTo("./run-job.sh " + command);
        assertThat(repetition.again()).isEqualTo(repetition.command());
    }

    @Test
    void takesOtherWorkersWhereTheJobHasAny() {
        assertThat(overADay("backfill").withWorkers(5).command())
                .isEqualTo("./run-job.sh backfill --from 2026-03-02 --to 2026-03-03 --workers 5");
        assertThat(overADay("backfill").again())
                .isEqualTo("./run-job.sh backfill --from 2026-03-02 --to 2026-03-03 --rerun");
        assertThatThrownBy(() -> overADay("regular").withWorkers(5))
                .isInstanceOf(Failure.class)
                .hasMessage("`--workers` is for init and backfill; this is an execution of regular.");
    }

    /** As the tables have the parameters. */
    private static Repetition fromTexts(final JobExecution execution) {
        return Repetition.of(
                execution.getJobInstance().getJobName(),
                execution.getJobParameters().parameters().stream()
                        .collect(Collectors.toMap(JobParameter::name, each -> String.valueOf(each.value()))),
                Instant.parse(AS_OF));
    }

    private static Repetition overADay(final String job) {
        return Repetition.of(execution(
                job,
                new JobParametersBuilder()
                        .addString("from", "2026-03-02T00:00:00Z")
                        .addString("to", "2026-03-03T00:00:00Z")
                        .addLong("workers", 2L, false)));
    }

    private static JobExecution execution(final String job, final JobParametersBuilder parameters) {
        final JobParameters all = parameters
                .addString("asOf", AS_OF, false)
                .addLong("claim", 7L, "thresholds".equals(job))
                .toJobParameters();
        return new JobExecution(12, new JobInstance(1, job), all);
    }
}
