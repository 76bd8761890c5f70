package io.ailog.job;

import io.ailog.window.WindowRange;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** The pages of a range, each read when it is asked for. */
record FactPages(Iterator<WindowRange> ranges, Function<WindowRange, DetectionPage> source)
        implements Iterator<DetectionPage> {
    FactPages(final List<WindowRange> ranges, final Function<WindowRange, DetectionPage> source) {
        this(ranges.iterator(), source);
    }

    @Override
    public boolean hasNext() {
        return ranges.hasNext();
    }

    @Override
    public DetectionPage next() {
        return source.apply(ranges.next());
    }
}
