package io.ailog.cli;

import io.ailog.job.LogContext;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The wait for something that is good to have, for so long and no longer. */
final class Patience {
    private Patience() {}

    /**
     * What {@code work} comes to, in a thread of its own.
     *
     * @throws TimeoutException when that took longer than {@code limit}; it goes on by itself then
     */
    static <T> T within(final Duration limit, final Callable<T> work)
            throws ExecutionException, TimeoutException, InterruptedException {
        final FutureTask<T> task = new FutureTask<>(work);
        final Thread thread = new Thread(LogContext.carried(task), "patience");
        thread.setDaemon(true);
        thread.start();
        return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
