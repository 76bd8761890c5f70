package io.ailog.job;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Where a partition stands, as its execution context keeps it: its range, and the first window not yet committed. */
final class WindowPosition {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String NEXT = "next";
    private static final String BEGUN = "begun";

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

    /** Notes that an execution begins, or goes on, with what is left to do. */
    static void begun(final ExecutionContext context) {
        context.putString(
                BEGUN,
                remaining(context)
                        .map(WindowRange::from)
                        .orElseGet(() -> range(context).to())
                        .toString());
    }

    /** How many windows were committed, by whichever execution. */
    static long done(final ExecutionContext context) {
        return range(context).size() - remaining(context).map(WindowRange::size).orElse(0L);
    }

    /** How many of {@link #done} the execution that begun last has committed itself. */
    static long doneNow(final ExecutionContext context) {
        return context.containsKey(BEGUN)
                ? done(context)
                        - Duration.between(range(context).from(), Instant.parse(context.getString(BEGUN)))
                                .dividedBy(Window.LENGTH)
                : 0;
    }

    /** Notes that {@code window} and all before it are part of the chunk that is committed with {@code context}. */
    static void passed(final ExecutionContext context, final Window window) {
        context.putString(NEXT, window.end().toString());
    }
}
