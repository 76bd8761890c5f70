package io.ailog.job;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.Optional;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Where a partition stands, as its execution context keeps it: its range, and the first window not yet committed. */
final class WindowPosition {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String NEXT = "next";

    private WindowPosition() {}

    /** The context of a partition that has not begun. */
    static ExecutionContext of(final WindowRange range) {
        final ExecutionContext context = new ExecutionContext();
        context.putString(FROM, range.from().toString());
        context.putString(TO, range.to().toString());
        return context;
    }

    static WindowRange range(final ExecutionContext context) {
        return new WindowRange(Instant.parse(context.getString(FROM)), Instant.parse(context.getString(TO)));
    }

    /** What is left to do, empty when all was committed. */
    static Optional<WindowRange> remaining(final ExecutionContext context) {
        final WindowRange range = range(context);
        return context.containsKey(NEXT)
                ? range.startingAt(Instant.parse(context.getString(NEXT)))
                : Optional.of(range);
    }

    /** Notes that {@code window} and all before it are part of the chunk that is committed with {@code context}. */
    static void passed(final ExecutionContext context, final Window window) {
        context.putString(NEXT, window.end().toString());
    }
}
