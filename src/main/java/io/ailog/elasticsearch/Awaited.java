package io.ailog.elasticsearch;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What another thread found, or failed with. */
final class Awaited {
    private Awaited() {}

    static <T> T of(final Future<T> future) {
        try {
            return future.get();
        } catch (final InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for documents", e);
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("Reading documents failed", e.getCause());
        }
    }
}
