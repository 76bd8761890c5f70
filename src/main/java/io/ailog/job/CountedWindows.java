package io.ailog.job;

import io.ailog.detection.CollectedWindow;
import io.ailog.window.WindowCounts;
import java.util.Iterator;
import java.util.Optional;

/** Windows with their counts alone, in the order of time. */
record CountedWindows(Iterator<WindowCounts> counts) implements Iterator<CollectedWindow> {
    @Override
    public boolean hasNext() {
        return counts.hasNext();
    }

    @Override
    public CollectedWindow next() {
        return new CollectedWindow(counts.next(), Optional.empty());
    }
}
