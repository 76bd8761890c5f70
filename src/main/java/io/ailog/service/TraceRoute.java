package io.ailog.service;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trace with errors in two or more services, ordered by what services it visits first, at most {@code steps}. */
record TraceRoute(String id, Visit begin, int steps) implements Comparable<TraceRoute> {
    static Optional<TraceRoute> of(final String id, final Trace trace, final int steps) {
        final Visit begin = trace.head();
        return begin == null || begin.next == null ? Optional.empty() : Optional.of(new TraceRoute(id, begin, steps));
    }

    @Override
    public int compareTo(final TraceRoute other) {
        Visit mine = begin;
        Visit theirs = other.begin;
        for (int i = 0; i < steps && mine != null && theirs != null; i++) {
            final int order = mine.service.equals(theirs.service) ? 0 : mine.service.compareTo(theirs.service);
            if (order != 0) {
                return order;
            }
            mine = mine.next;
            theirs = theirs.next;
        }
        return isEnd(mine) == isEnd(theirs) ? 0 : isEnd(mine) ? -1 : 1;
    }

    private static boolean isEnd(final @Nullable Visit visit) {
        return visit == null;
    }

    /** Whether it began before {@code other}; at the same time the identifier decides. */
    boolean isBefore(final TraceRoute other) {
        return begin.first < other.begin.first || (begin.first == other.begin.first && id.compareTo(other.id) < 0);
    }

    /** The time of its last error. */
    long last() {
        long last = begin.last;
        for (Visit visit = begin.next; visit != null; visit = visit.next) {
            last = Math.max(last, visit.last);
        }
        return last;
    }
}
