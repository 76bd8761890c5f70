package io.ailog.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of one trace, packed into numbers since there are very many: its key, marks of the services, the time of
 * its last error, and its visits to services.
 */
final class TraceRow {
    /** What a trace weighs beside its services, as they need memory. */
    static final int OWN_WEIGHT = 3;

    private static final int HEAD = 3;
    private static final int VISIT = 5;

    private final int[] cells;
    private final int head;

    TraceRow(final int[] cells) {
        this.cells = cells;
        head = TraceKey.length(cells);
    }

    /** The row of a trace without errors. */
    static TraceRow empty(final int[] key) {
        return new TraceRow(Arrays.copyOf(key, key.length + HEAD));
    }

    int[] cells() {
        return cells;
    }

    int[] key() {
        return Arrays.copyOf(cells, head);
    }

    String id() {
        return TraceKey.id(cells);
    }

    /** Grows with the number of services, and is the same whether or not these are told apart. */
    int weight() {
        return OWN_WEIGHT + Integer.bitCount(cells[head]);
    }

    long last() {
        return time(head + 1);
    }

    int visits() {
        return (cells.length - head - HEAD) / VISIT;
    }

    int service(final int visit) {
        return cells[start(visit)];
    }

    Visit visit(final int visit) {
        final int start = start(visit);
        return new Visit(cells[start], cells[start + 1], cells[start + 2], time(start + 3));
    }

    List<Visit> all() {
        final List<Visit> all = new ArrayList<>(visits());
        for (int i = 0; i < visits(); i++) {
            all.add(visit(i));
        }
        return all;
    }

    /** Marks services by a bit of their own, or one that few of them share. */
    void mark(final int services, final long last) {
        cells[head] |= services;
        setTime(head + 1, Math.max(last(), last));
    }

    int marks() {
        return cells[head];
    }

    /** This row, or a longer one, with a visit. */
    TraceRow with(final Visit visit, final TraceNames names) {
        for (int i = 0; i < visits(); i++) {
            if (service(i) == visit.service()) {
                set(i, visit(i).with(visit, names));
                return this;
            }
        }
        final TraceRow longer = new TraceRow(Arrays.copyOf(cells, cells.length + VISIT));
        longer.set(visits(), visit);
        return longer;
    }

    /** This row, or a shorter one, with nothing but these visits. */
    TraceRow withOnly(final List<Visit> visits) {
        final TraceRow row = visits.size() == visits()
                ? this
                : new TraceRow(Arrays.copyOf(cells, head + HEAD + visits.size() * VISIT));
        for (int i = 0; i < visits.size(); i++) {
            row.set(i, visits.get(i));
        }
        return row;
    }

    private void set(final int visit, final Visit value) {
        final int start = start(visit);
        cells[start] = value.service();
        cells[start + 1] = value.signature();
        cells[start + 2] = value.errors();
        setTime(start + 3, value.first());
    }

    private int start(final int visit) {
        return head + HEAD + visit * VISIT;
    }

    private long time(final int place) {
        return ((long) cells[place] << 32) | (cells[place + 1] & 0xFFFF_FFFFL);
    }

    private void setTime(final int place, final long time) {
        cells[place] = (int) (time >> 32);
        cells[place + 1] = (int) time;
    }
}
