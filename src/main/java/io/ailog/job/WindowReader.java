package io.ailog.job;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what belongs to the windows of a partition, in the order of time, and resumes after the last window that was
 * committed.
 *
 * @param <T> what is read of a window
 */
final class WindowReader<T> implements ItemStreamReader<T> {
    private final Function<WindowRange, Iterator<T>> source;
    private final Function<T, Window> window;
    private Iterator<T> items = Collections.emptyIterator();
    private @Nullable Window last;

    WindowReader(final Function<WindowRange, Iterator<T>> source, final Function<T, Window> window) {
        this.source = source;
        this.window = window;
    }

    @Override
    public void open(final ExecutionContext context) {
        WindowPosition.begun(context);
        items = WindowPosition.remaining(context).map(source).orElseGet(Collections::emptyIterator);
    }

    @Override
    public @Nullable T read() {
        if (!items.hasNext()) {
            return null;
        }
        final T item = items.next();
        last = window.apply(item);
        return item;
    }

    /** Gives back what the source holds open. */
    @Override
    public void close() {
        if (items instanceof Closeable open) {
            try {
                open.close();
            } catch (final IOException e) {
                throw new ItemStreamException("what was read from could not be closed", e);
            }
        }
        items = Collections.emptyIterator();
    }

    @Override
    public void update(final ExecutionContext context) {
        if (last != null) {
            WindowPosition.passed(context, last);
        }
    }
}
