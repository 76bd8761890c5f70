package io.ailog.job;

import io.ailog.window.RunRecord;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Which job instance a request means: a new one, or one that was begun and never finished. */
@Component
class Instances {
    /** How many instances back an unfinished one is looked for. */
    private static final int RECENT = 50;

    private final JobRepository repository;
    private final RunRecord runs;
    private final Clock clock;
    private final Environment environment;

    Instances(final JobRepository repository, final RunRecord runs, final Clock clock, final Environment environment) {
        this.repository = repository;
        this.runs = runs;
        this.clock = clock;
        this.environment = environment;
    }

    /**
     * The parts in which {@code range} is run: whole, or first what an earlier run from the same start on left
     * unfinished, then what lies behind it. So a command whose end moves with the time of day resumes as well.
     */
    List<WindowRange> parts(final String job, final WindowRange range) {
        return repository.getJobInstances(job, 0, RECENT).stream()
                .flatMap(instance -> unfinished(instance).stream())
                .filter(begun -> begun.from().equals(range.from()) && begun.to().isBefore(range.to()))
                .findFirst()
                .map(begun -> Stream.concat(Stream.of(begun), range.startingAt(begun.to()).stream())
                        .toList())
                .orElse(List.of(range));
    }

    /**
     * The parameters of the instance of {@code range}: the latest, or one more if that was abandoned, or is complete and
     * {@code rerun} is wanted, or a clock that was ahead made it complete before its time.
     */
    JobParameters parameters(final RunRequest request, final WindowRange range, final long claim) {
        long run = 1;
        while (repository.getJobInstance(request.job(), identity(range, run + 1)) != null) {
            run++;
        }
        final @Nullable JobExecution last = repository.getLastJobExecution(request.job(), identity(range, run));
        if (last != null && isToBeRepeated(last, request, range)) {
            run++;
        }
        return new JobParametersBuilder(identity(range, run))
                .addLong(RunParameter.WORKERS, (long) request.workers(), false)
                .addLong(RunParameter.CLAIM, claim, false)
                .addString(RunParameter.AS_OF, clock.instant().toString(), false)
                .addString(RunParameter.LOG, log(), false)
                .toJobParameters();
    }

    private String log() {
        // asked for by name: @Value would evaluate an expression in a path
        return environment.getProperty("logging.file.name", "");
    }

    /** The parameters of a computation of thresholds: an instance of its own each time. */
    JobParameters once(final RunRequest request, final long claim) {
        final JobParametersBuilder parameters = new JobParametersBuilder()
                .addLong(RunParameter.CLAIM, claim)
                .addString(RunParameter.AS_OF, clock.instant().toString(), false)
                .addString(RunParameter.LOG, log(), false);
        request.thresholds().ifPresent(thresholds -> {
            parameters.addDouble(
                    RunParameter.PERCENTILE, thresholds.percentile().level(), false);
            parameters.addString(RunParameter.ZERO_WINDOWS, Boolean.toString(thresholds.zeroWindows()), false);
            if (thresholds.since() != null) {
                parameters.addString(RunParameter.SINCE, thresholds.since().toString(), false);
            }
        });
        return parameters.toJobParameters();
    }

    private static JobParameters identity(final WindowRange range, final long run) {
        return new JobParametersBuilder()
                .addString(RunParameter.FROM, range.from().toString())
                .addString(RunParameter.TO, range.to().toString())
                .addLong(RunParameter.RUN, run)
                .toJobParameters();
    }

    private boolean isToBeRepeated(final JobExecution last, final RunRequest request, final WindowRange range) {
        if (request.again() == RunRequest.Again.RESUME) {
            return false;
        }
        return switch (last.getStatus()) {
            case ABANDONED -> true;
            case COMPLETED -> request.again() == RunRequest.Again.ALWAYS || runs.isAhead(last.getId(), range.to());
            default -> false;
        };
    }

    private Optional<WindowRange> unfinished(final JobInstance instance) {
        final @Nullable JobExecution last = repository.getLastJobExecution(instance);
        if (last == null
                || last.getStatus() == BatchStatus.COMPLETED
                || last.getStatus() == BatchStatus.ABANDONED
                || last.getJobParameters().getString(RunParameter.FROM) == null) {
            return Optional.empty();
        }
        final JobParameters parameters = last.getJobParameters();
        return Optional.of(new WindowRange(
                Instant.parse(Objects.requireNonNull(parameters.getString(RunParameter.FROM))),
                Instant.parse(Objects.requireNonNull(parameters.getString(RunParameter.TO)))));
    }
}
