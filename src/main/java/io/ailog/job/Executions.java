package io.ailog.job;

import io.ailog.job.RecordedExecution.State;
import io.ailog.window.ClaimHolder;
import io.ailog.window.Claims;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.RunRecord;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Component;

/** The executions that were ever begun. */
@Component
public class Executions {
    /** No claim has this number. */
    private static final long NO_CLAIM = 0;

    private final JobRepository repository;
    private final RunRecord runs;
    private final Claims claims;

    Executions(final JobRepository repository, final RunRecord runs, final Claims claims) {
        this.repository = repository;
        this.runs = runs;
        this.claims = claims;
    }

    /**
     * The one of that number.
     *
     * @throws Failure when there is none
     */
    public RecordedExecution byId(final long id) {
        return recorded(execution(id));
    }

    /**
     * The one of {@code job} that began last.
     *
     * @throws Failure when there is none
     */
    public RecordedExecution last(final String job) {
        return byId(runs.lastExecution(job)
                .orElseThrow(() -> new Failure(Kind.CONFIGURATION, "There is no execution of " + job + " yet.")));
    }

    /** The one of {@code job} that is at work, the last to begin of several; else the last that was. */
    public RecordedExecution atWork(final String job) {
        return repository.findRunningJobExecutions(job).stream()
                .map(this::recorded)
                .filter(execution -> execution.state() == State.RUNNING)
                .max(Comparator.comparing(RecordedExecution::id))
                .orElseGet(() -> last(job));
    }

    /** The one that went on last with what {@code execution} had to do: itself, or one that resumed it. */
    public RecordedExecution newest(final RecordedExecution execution) {
        return recorded(Objects.requireNonNull(
                repository.getLastJobExecution(execution(execution.id()).getJobInstance())));
    }

    JobExecution execution(final long id) {
        try {
            return Objects.requireNonNull(repository.getJobExecution(id));
        } catch (final EmptyResultDataAccessException e) {
            throw new Failure(
                    Kind.CONFIGURATION,
                    "There is no execution " + id + ". ./run-job.sh status lists those there are.",
                    e);
        }
    }

    private RecordedExecution recorded(final JobExecution execution) {
        final @Nullable Long number = execution.getJobParameters().getLong(RunParameter.CLAIM);
        final long claim = number == null ? NO_CLAIM : number;
        final Optional<ClaimHolder> holder = claims.holder(claim);
        return new RecordedExecution(
                execution.getId(), state(execution, holder), Repetition.of(execution), claim, holder);
    }

    private static State state(final JobExecution execution, final Optional<ClaimHolder> holder) {
        return switch (execution.getStatus()) {
            case STARTING, STARTED, STOPPING -> holder.isPresent() ? State.RUNNING : State.DEAD;
            case STOPPED -> State.STOPPED;
            case ABANDONED -> State.ABANDONED;
            case COMPLETED -> State.COMPLETED;
            case FAILED, UNKNOWN -> State.FAILED;
        };
    }
}
