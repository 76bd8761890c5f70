package io.ailog.job;

import io.ailog.window.Claim;
import io.ailog.window.Claimant;
import io.ailog.window.Claims;
import io.ailog.window.Failure;
import io.ailog.window.WindowRange;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.stereotype.Service;

/** Runs jobs: claims the work, buries what died over it, starts or resumes, and tells how it ended. */
@Service
public class JobRunner {
    private final Claims claims;
    private final Recovery recovery;
    private final Instances instances;
    private final Launch launch;
    private final RunningExecution running;
    private final Progress progress;

    JobRunner(
            final Claims claims,
            final Recovery recovery,
            final Instances instances,
            final Launch launch,
            final RunningExecution running,
            final Progress progress) {
        this.claims = claims;
        this.recovery = recovery;
        this.instances = instances;
        this.launch = launch;
        this.running = running;
        this.progress = progress;
    }

    /**
     * Runs {@code request} to its end in this thread.
     *
     * @throws Failure when it could not begin: held by another process, or a server out of reach
     */
    public RunOutcome run(final RunRequest request) {
        final RunTally tally = new RunTally();
        final Claimant claimant =
                new Claimant(request.job(), request.alone() ? Optional.of(request.job()) : Optional.empty());
        try (Claim claim = claims.claim(claimant, request.ranges())) {
            final ClaimEvents events = new ClaimEvents(running);
            claim.watch(events);
            watched(events, tally, () -> work(request, claim, tally));
            confirm(claim, tally);
        } finally {
            progress.ended();
        }
        running.computedThresholds().ifPresent(tally::computed);
        return tally.outcome();
    }

    /** What broke off without a reason may have had its record taken over, together with its claim. */
    private static void confirm(final Claim claim, final RunTally tally) {
        if (tally.isUnbroken()) {
            claim.confirm();
        } else if (tally.isUnexplained()) {
            try {
                claim.confirm();
            } catch (final Failure lost) {
                tally.lost(lost);
            }
        }
    }

    /** A claim that was lost says why the work broke off; how the work noticed it is a consequence. */
    private static void watched(final ClaimEvents events, final RunTally tally, final Runnable work) {
        try {
            work.run();
        } catch (final RuntimeException e) {
            final Failure lost = events.failure().orElseThrow(() -> e);
            lost.addSuppressed(e);
            throw lost;
        }
        events.failure().ifPresent(tally::lost);
    }

    private void work(final RunRequest request, final Claim claim, final RunTally tally) {
        recovery.buryTheDead();
        if (request.ranges().isEmpty()) {
            tally.add(launch.execute(request.job(), instances.once(request, claim.number())));
        }
        for (final WindowRange range : request.ranges()) {
            for (final WindowRange part : parts(request, range)) {
                if (running.isStopRequested()) {
                    tally.stopped();
                }
                if (tally.isUnbroken()) {
                    work(request, part, claim, tally);
                }
            }
        }
    }

    /** What is due has been worked out anew, late logs included; a range that a user named resumes where it stood. */
    private List<WindowRange> parts(final RunRequest request, final WindowRange range) {
        return request.alone() || request.again() == RunRequest.Again.RESUME
                ? List.of(range)
                : instances.parts(request.job(), range);
    }

    private void work(final RunRequest request, final WindowRange range, final Claim claim, final RunTally tally) {
        final JobParameters parameters = instances.parameters(request, range, claim.number(range));
        final Optional<JobExecution> last = recovery.lastExecution(request.job(), parameters);
        if (last.map(JobExecution::getStatus)
                .filter(BatchStatus.COMPLETED::equals)
                .isPresent()) {
            tally.alreadyDone(range);
            return;
        }
        if (last.map(JobExecution::getStatus)
                .filter(BatchStatus.ABANDONED::equals)
                .isPresent()) {
            throw new Failure(
                    Failure.Kind.CONFIGURATION, "The execution was abandoned just now, so it is not resumed.");
        }
        progress.begun(request.job(), range);
        tally.add(launch.execute(request.job(), parameters), range);
    }
}
