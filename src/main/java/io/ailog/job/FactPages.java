package io.ailog.job;

import io.ailog.detection.WindowFacts;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** The facts of a range, read a few windows at a time. */
final class FactPages implements Iterator<WindowFacts> {
    private final int pageWindows;
    private final Function<WindowRange, List<WindowFacts>> source;
    private final Deque<WindowFacts> page = new ArrayDeque<>();
    private Optional<WindowRange> rest;

    FactPages(final WindowRange range, final int pageWindows, final Function<WindowRange, List<WindowFacts>> source) {
        this.pageWindows = pageWindows;
        this.source = source;
        rest = Optional.of(range);
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && rest.isPresent()) {
            final WindowRange left = rest.get();
            final Instant cut = left.from().plus(Window.LENGTH.multipliedBy(pageWindows));
            left.endingAt(cut).map(source).ifPresent(page::addAll);
            rest = left.startingAt(cut);
        }
        return !page.isEmpty();
    }

    @Override
    public WindowFacts next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.removeFirst();
    }
}
