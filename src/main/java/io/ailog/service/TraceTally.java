package io.ailog.service;

import io.ailog.signature.ErrorEvent;
import io.ailog.signature.Signature;
import io.ailog.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ways that errors took along the traces of a window. Of too many traces the first in an order of their identifiers
 * are followed, of too many paths those that the most traces took are told: the same ones whatever the order of events.
 * Not for several threads.
 */
public final class TraceTally {
    /**
     * How much is told apart.
     *
     * @param traces three for each trace, and one for each service that it touches, as they need memory: about 20 bytes
     * @param steps of a path; where a longer one is cut
     * @param paths of a window
     */
    public record Limits(int traces, int steps, int paths) {}

    private static final int SLACK_SHARE = 8;

    private final Instant start;
    private final Limits limits;
    private final TraceNames names = new TraceNames();
    private final TraceTable table = new TraceTable();
    private int @Nullable [] end;
    private int growth;

    public TraceTally(final Window window, final Limits limits) {
        start = window.start();
        this.limits = limits;
    }

    /**
     * Takes an error of a trace into account.
     *
     * @param service that it counts for
     * @param signature that it counts for
     */
    public void add(final ErrorEvent event, final Service service, final Signature signature) {
        settleAfterGrowth();
        final int[] key = TraceKey.of(event.trace());
        if (isLeftOut(key)) {
            return;
        }
        final long time = Duration.between(start, event.time()).toNanos();
        final TraceRow row = row(key);
        row.mark(1 << mark(event), time);
        put(row, new Visit(names.number(service), names.number(signature), 1, time));
    }

    public void merge(final TraceTally other) {
        if (other.end != null && !isLeftOut(other.end)) {
            leaveOut(other.end);
        }
        other.table.rows().forEach(row -> take(row, other.names));
        other.table.clear();
    }

    /** The ways through two and more services, in their order; asked for at the end. */
    public List<TracePath> paths(final KnownNames known) {
        settle();
        return new TracePaths(names, known, limits).of(table.rows(), start);
    }

    private void take(final TraceRow theirs, final TraceNames theirNames) {
        settleAfterGrowth();
        if (isLeftOut(theirs.cells())) {
            return;
        }
        TraceRow row = row(theirs.key());
        row.mark(theirs.marks(), theirs.last());
        for (int i = 0; i < theirs.visits(); i++) {
            row = put(row, theirs.visit(i).renamed(theirNames, names));
        }
    }

    private TraceRow row(final int[] key) {
        final TraceRow known = table.find(key);
        return known == null ? TraceRow.empty(key) : known;
    }

    private TraceRow put(final TraceRow row, final Visit visit) {
        final TraceRow changed = row.with(visit, names);
        if (changed != row) {
            table.put(changed);
            growth += changed.visits() == 1 ? changed.weight() : 1;
        }
        return changed;
    }

    /** One of 32 numbers by which services are counted, which doesn't depend on whether they are told apart. */
    private static int mark(final ErrorEvent event) {
        final int hash = event.namespace().hashCode() * 31 + event.application().hashCode();
        return ((hash ^ (hash >>> 15)) * 0x9E3779B9) >>> 27;
    }

    private boolean isLeftOut(final int[] key) {
        return end != null && TraceKey.compare(key, end) >= 0;
    }

    private void settleAfterGrowth() {
        if (growth > limits.traces() / SLACK_SHARE) {
            settle();
        }
    }

    private void settle() {
        growth = 0;
        if (table.rows().mapToLong(TraceRow::weight).sum() <= limits.traces()) {
            return;
        }
        final List<TraceRow> rows = table.rows()
                .sorted((row, other) -> TraceKey.compare(row.cells(), other.cells()))
                .toList();
        long weight = 0;
        for (final TraceRow row : rows) {
            weight += row.weight();
            if (weight > limits.traces()) {
                leaveOut(row.key());
                return;
            }
        }
    }

    private void leaveOut(final int[] from) {
        end = from;
        table.keep(table.rows().filter(row -> !isLeftOut(row.cells())).toList());
    }
}
