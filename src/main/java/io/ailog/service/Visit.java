package io.ailog.service;

import io.ailog.signature.Signature;
import org.jspecify.annotations.Nullable;

/** The errors of one trace in one service, linked to those in the next. There are very many, so they are small. */
final class Visit {
    Service service;
    Signature signature;
    long first;
    long last;
    int errors;

    @Nullable
    Visit next;

    /** The first error there. */
    Visit(final Service service, final Signature signature, final long time) {
        this.service = service;
        this.signature = signature;
        first = time;
        last = time;
        errors = 1;
    }

    void add(final Signature other, final long time) {
        errors++;
        begin(other, time);
        last = Math.max(last, time);
    }

    void merge(final Visit other) {
        errors += other.errors;
        begin(other.signature, other.first);
        last = Math.max(last, other.last);
    }

    /** Whether errors began here before they did at {@code other}; at the same time the service's order decides. */
    boolean isBefore(final Visit other) {
        return first < other.first || (first == other.first && service.compareTo(other.service) < 0);
    }

    private void begin(final Signature other, final long time) {
        if (time < first || (time == first && isBefore(other, signature))) {
            first = time;
            signature = other;
        }
    }

    /** What isn't told apart comes last, so that it makes no difference when that was found out. */
    private static boolean isBefore(final Signature one, final Signature other) {
        return other.equals(Signature.OTHER)
                ? !one.equals(Signature.OTHER)
                : !one.equals(Signature.OTHER) && one.compareTo(other) < 0;
    }
}
