package io.ailog.job;

import io.ailog.threshold.Percentile;
import io.ailog.threshold.ThresholdRequest;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * What an execution was to do, so that it can be done again.
 *
 * @param job one of {@link JobName}
 * @param range its windows; none for {@code thresholds}
 * @param workers days that are worked on at the same time
 * @param thresholds how to compute thresholds, for that job alone
 * @param asOf when it was begun
 */
public record Repetition(
        String job, Optional<WindowRange> range, int workers, Optional<ThresholdRequest> thresholds, Instant asOf) {
    private static final String SCRIPT = "./run-job.sh ";
    private static final int USUAL_WORKERS = 2;
    private static final long DAYS_OF_A_WEEK = 7;

    public static Repetition of(final JobExecution execution) {
        final String job = execution.getJobInstance().getJobName();
        final JobParameters parameters = execution.getJobParameters();
        final @Nullable Long workers = parameters.getLong(RunParameter.WORKERS);
        return new Repetition(
                job,
                range(parameters),
                workers == null ? 1 : workers.intValue(),
                JobName.THRESHOLDS.equals(job)
                        ? Optional.of(ThresholdsJobConfiguration.request(parameters))
                        : Optional.empty(),
                asOf(execution));
    }

    /**
     * As {@link #of(JobExecution)}, of an execution whose parameters are known as texts.
     *
     * @param began when it was begun
     */
    public static Repetition of(final String job, final Map<String, String> parameters, final Instant began) {
        final @Nullable String from = parameters.get(RunParameter.FROM);
        final @Nullable String to = parameters.get(RunParameter.TO);
        return new Repetition(
                job,
                from == null || to == null
                        ? Optional.empty()
                        : Optional.of(new WindowRange(Instant.parse(from), Instant.parse(to))),
                Integer.parseInt(parameters.getOrDefault(RunParameter.WORKERS, "1")),
                JobName.THRESHOLDS.equals(job) ? Optional.of(request(parameters)) : Optional.empty(),
                began);
    }

    private static ThresholdRequest request(final Map<String, String> parameters) {
        final @Nullable String since = parameters.get(RunParameter.SINCE);
        return new ThresholdRequest(
                new Percentile(Double.parseDouble(
                        Objects.requireNonNull(parameters.get(RunParameter.PERCENTILE), RunParameter.PERCENTILE))),
                since == null ? null : Instant.parse(since),
                Boolean.parseBoolean(parameters.get(RunParameter.ZERO_WINDOWS)));
    }

    /** The request that resumes it where it stood: over exactly its range, whatever was begun since. */
    public RunRequest resumption() {
        return RunRequest.resuming(job, range.orElseThrow(), workers);
    }

    /** As this, with as many days at the same time. */
    public Repetition withWorkers(final int number) {
        if (!isParallel()) {
            throw new Failure(
                    Kind.CONFIGURATION,
                    "`--workers` is for " + JobName.INIT + " and " + JobName.BACKFILL + "; this is an execution of "
                            + job + ".");
        }
        return new Repetition(job, range, number, thresholds, asOf);
    }

    /**
     * The command line that says the same: it resumes what broke off, and does anew what was abandoned. {@code --weeks}
     * is counted from the day on which it is given.
     */
    public String command() {
        return SCRIPT
                + (JobName.DETECT.equals(job) ? JobName.BACKFILL : job)
                + range.map(windows -> " --from " + text(windows.from()) + " --to " + text(windows.to()))
                        .orElse("")
                + thresholds.map(this::options).orElse("")
                + (JobName.DETECT.equals(job) ? " --detect-only" : "")
                + (isParallel() && workers != USUAL_WORKERS ? " --workers " + workers : "");
    }

    /** As {@link #command}, for one that is complete. */
    public String again() {
        return command() + (range.isPresent() && !JobName.DETECT.equals(job) ? " --rerun" : "");
    }

    private boolean isParallel() {
        return !JobName.REGULAR.equals(job) && !JobName.THRESHOLDS.equals(job);
    }

    private String options(final ThresholdRequest request) {
        return " --percentile " + request.percentile().level()
                + (request.since() == null ? "" : " --weeks " + weeks(request.since()))
                + (request.zeroWindows() ? " --zero-windows include" : "");
    }

    private long weeks(final Instant since) {
        return Duration.between(since, asOf.truncatedTo(ChronoUnit.DAYS)).toDays() / DAYS_OF_A_WEEK;
    }

    /** A date where that is its midnight. */
    private static String text(final Instant time) {
        return time.equals(time.truncatedTo(ChronoUnit.DAYS))
                ? time.atOffset(ZoneOffset.UTC).toLocalDate().toString()
                : time.toString();
    }

    private static Optional<WindowRange> range(final JobParameters parameters) {
        final @Nullable String from = parameters.getString(RunParameter.FROM);
        final @Nullable String to = parameters.getString(RunParameter.TO);
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(new WindowRange(Instant.parse(from), Instant.parse(to)));
    }

    private static Instant asOf(final JobExecution execution) {
        return Instant.parse(Objects.requireNonNull(execution.getJobParameters().getString(RunParameter.AS_OF)));
    }
}
