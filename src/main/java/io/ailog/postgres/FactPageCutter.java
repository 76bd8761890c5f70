package io.ailog.postgres;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts ranges so that what is in memory at a time is bounded, by windows and by rows. */
final class FactPageCutter {
    private static final int MOST_ROWS = 50_000;

    private final int windows;
    private final Map<Instant, Integer> rows = new HashMap<>();

    /** @param windows of a part, at most */
    FactPageCutter(final int windows) {
        this.windows = windows;
    }

    /** Notes how many rows a window has. */
    void note(final Instant start, final int count) {
        rows.put(start, count);
    }

    /** The parts of {@code range}, in order, each at least one window. */
    List<WindowRange> cut(final WindowRange range) {
        final List<WindowRange> parts = new ArrayList<>();
        Instant from = range.from();
        long sum = 0;
        for (Instant start = range.from(); start.isBefore(range.to()); start = start.plus(Window.LENGTH)) {
            final int own = rows.getOrDefault(start, 0);
            final boolean full =
                    sum + own > MOST_ROWS || !start.isBefore(from.plus(Window.LENGTH.multipliedBy(windows)));
            if (full && start.isAfter(from)) {
                parts.add(new WindowRange(from, start));
                from = start;
                sum = 0;
            }
            sum += own;
        }
        parts.add(new WindowRange(from, range.to()));
        return parts;
    }
}
