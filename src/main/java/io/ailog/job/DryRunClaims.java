package io.ailog.job;

import io.ailog.window.Claim;
import io.ailog.window.ClaimHolder;
import io.ailog.window.Claimant;
import io.ailog.window.Claims;
import io.ailog.window.WindowRange;
import java.util.List;
import java.util.Optional;

/** The claims of a dry run: it disturbs nobody and so needs none, but sees those of others. */
class DryRunClaims implements Claims {
    private final Claims others;

    DryRunClaims(final Claims others) {
        this.others = others;
    }

    @Override
    public Claim claim(final Claimant claimant, final List<WindowRange> ranges) {
        return new Nothing();
    }

    @Override
    public List<WindowRange> free(final WindowRange range) {
        return others.free(range);
    }

    @Override
    public void hold(final long claim) {
        // a dry run writes nothing that another could write as well
    }

    @Override
    public boolean isHeld(final long claim) {
        return true;
    }

    @Override
    public Optional<ClaimHolder> holder(final long claim) {
        return others.holder(claim);
    }

    @Override
    public void requestStop(final long claim) {
        // a dry run disturbs nobody
    }

    /** A claim on nothing. */
    private record Nothing() implements Claim {
        @Override
        public long number() {
            return 0;
        }

        @Override
        public long number(final WindowRange range) {
            return 0;
        }

        @Override
        public void watch(final Events events) {
            // nothing can happen to it
        }

        @Override
        public void confirm() {
            // nothing was written
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
