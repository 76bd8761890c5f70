package io.ailog.service;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of traces, found by the key with which they begin. */
final class TraceTable {
    private static final int LEAST = 8;

    private int[][] slots = new int[LEAST][];
    private int size;

    /** The row whose key is {@code key}, null when there is none. */
    @Nullable
    TraceRow find(final int[] key) {
        final int[] cells = slots[slot(key)];
        return cells == null ? null : new TraceRow(cells);
    }

    /** Takes a row in the place of the one with the same key, if any. */
    void put(final TraceRow row) {
        final int slot = slot(row.cells());
        if (slots[slot] == null) {
            size++;
        }
        slots[slot] = row.cells();
        if (size * 3 > slots.length * 2) {
            final int[][] all = slots;
            slots = new int[slots.length * 2][];
            Arrays.stream(all).filter(Objects::nonNull).forEach(cells -> slots[slot(cells)] = cells);
        }
    }

    Stream<TraceRow> rows() {
        return Arrays.stream(slots).filter(Objects::nonNull).map(TraceRow::new);
    }

    /** Forgets all rows but these. */
    void keep(final Collection<TraceRow> rows) {
        Arrays.fill(slots, null);
        size = 0;
        rows.forEach(this::put);
    }

    void clear() {
        slots = new int[LEAST][];
        size = 0;
    }

    private int slot(final int[] key) {
        int slot = TraceKey.hash(key) & (slots.length - 1);
        while (slots[slot] != null && !TraceKey.isSame(slots[slot], key)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
