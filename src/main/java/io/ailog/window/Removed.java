package io.ailog.window;

import java.time.Instant;

/**
 * Rows that went, or would go, from one table.
 *
 * @param rows how many; more than none
 * @param first time of the oldest
 * @param last time of the newest
 */
public record Removed(String table, long rows, Instant first, Instant last) {
    /** These rows and {@code others} of the same table. */
    public Removed and(final Removed others) {
        return new Removed(
                table,
                rows + others.rows,
                first.isBefore(others.first) ? first : others.first,
                last.isAfter(others.last) ? last : others.last);
    }
}
