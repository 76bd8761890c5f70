package io.ailog.job;

import io.ailog.detection.CollectedWindow;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;

/**
 * Windows in the order of time, as many at once as are committed together. When the run is to stop, what has been read by
 * then is the last chunk.
 */
final class CollectedChunks implements Iterator<List<CollectedWindow>>, Closeable {
    private final Iterator<CollectedWindow> windows;
    private final CollectLimits limits;
    private final BooleanSupplier stopping;

    /** @param stopping whether the run was asked to stop */
    CollectedChunks(
            final Iterator<CollectedWindow> windows, final CollectLimits limits, final BooleanSupplier stopping) {
        this.windows = windows;
        this.limits = limits;
        this.stopping = stopping;
    }

    @Override
    public boolean hasNext() {
        return windows.hasNext();
    }

    @Override
    public List<CollectedWindow> next() {
        if (!windows.hasNext()) {
            throw new NoSuchElementException();
        }
        final List<CollectedWindow> chunk = new ArrayList<>();
        long documents = 0;
        long rows = 0;
        while ((chunk.isEmpty() || !stopping.getAsBoolean())
                && chunk.size() < limits.windows()
                && documents < limits.documents()
                && rows < limits.rows()
                && windows.hasNext()) {
            final CollectedWindow window = windows.next();
            chunk.add(window);
            if (window.events().isPresent()) {
                documents += window.counts().counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                rows += window.events().get().rows();
            }
        }
        return chunk;
    }

    @Override
    public void close() throws IOException {
        if (windows instanceof Closeable open) {
            open.close();
        }
    }
}
