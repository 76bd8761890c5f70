package io.ailog.job;

import io.ailog.window.Claim;
import io.ailog.window.Claimant;
import io.ailog.window.Claims;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.WindowRange;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** Gives up executions: what was begun is never resumed, and the same command begins afresh. */
@Component
public class Abandonment {
    private final Executions executions;
    private final Recovery recovery;
    private final JobRepository repository;
    private final Claims claims;

    Abandonment(
            final Executions executions, final Recovery recovery, final JobRepository repository, final Claims claims) {
        this.executions = executions;
        this.recovery = recovery;
        this.repository = repository;
        this.claims = claims;
    }

    /**
     * Gives up {@code broken}, which is the last of its instance. Its work is claimed meanwhile, so that nobody resumes
     * it: Spring Batch would never again start an instance that was resumed and abandoned.
     *
     * @throws Failure of kind HELD when some run is at work on its windows, or has resumed it
     */
    public void abandon(final RecordedExecution broken) {
        final List<WindowRange> ranges =
                broken.repetition().range().map(List::of).orElse(List.of());
        final Claimant claimant =
                new Claimant("abandon", ranges.isEmpty() ? Optional.of(broken.job()) : Optional.empty());
        try (Claim claim = claims.claim(claimant, ranges)) {
            final JobExecution last = recovery.lastExecution(
                            broken.job(), executions.execution(broken.id()).getJobParameters())
                    .orElseThrow();
            if (last.getId() != broken.id()) {
                throw new Failure(
                        Kind.HELD,
                        "Execution " + broken.id() + " was resumed meanwhile, by execution " + last.getId()
                                + ". Nothing was abandoned.");
            }
            last.setStatus(BatchStatus.ABANDONED);
            repository.update(last);
            claim.confirm();
        }
    }
}
