package io.ailog.job;

import io.ailog.detection.StaleVerdicts;
import io.ailog.window.Claim;
import io.ailog.window.Claimant;
import io.ailog.window.Claims;
import io.ailog.window.Failure;
import io.ailog.window.WindowRange;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives stale verdicts again, under a claim of their own for as long as it takes. Windows that another run holds are left:
 * they stay on the list, for the end of that run or of the next.
 */
final class Correction {
    private static final Logger LOG = LoggerFactory.getLogger(Correction.class);

    private final StaleVerdicts stale;
    private final Claims claims;
    private final Detection detection;
    private final TransactionTemplate transaction;

    /** @param transaction begins a new one each time */
    Correction(
            final StaleVerdicts stale,
            final Claims claims,
            final Detection detection,
            final TransactionTemplate transaction) {
        this.stale = stale;
        this.claims = claims;
        this.detection = detection;
        this.transaction = transaction;
    }

    /** Corrects what nobody holds, until {@code stopped}. */
    void correct(final BooleanSupplier stopped) {
        for (final WindowRange range : stale.ranges()) {
            for (final WindowRange free : claims.free(range)) {
                if (stopped.getAsBoolean()) {
                    return;
                }
                correct(free, stopped);
            }
        }
    }

    private void correct(final WindowRange range, final BooleanSupplier stopped) {
        try (Claim claim = claims.claim(new Claimant("correct", Optional.empty()), List.of(range))) {
            final FactPages pages = detection.pages(range);
            while (pages.hasNext() && !stopped.getAsBoolean()) {
                transaction.executeWithoutResult(status -> {
                    claims.hold(claim.number(range));
                    detection.save(detection.judge(pages.next()));
                });
            }
            LOG.info("verdicts from {} given again, since facts of earlier windows have changed", range);
        } catch (final Failure e) {
            if (e.kind() != Failure.Kind.HELD) {
                throw e;
            }
            LOG.info("verdicts from {} are left to the run that holds them: {}", range, e.getMessage());
        }
    }
}
