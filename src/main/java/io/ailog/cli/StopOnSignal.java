package io.ailog.cli;

import io.ailog.job.RunningExecution;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets SIGTERM and SIGINT end a run after the chunk in hand, with its exit code. Spring's own hooks would close the
 * database under a chunk that is being written.
 */
final class StopOnSignal {
    /**
     * A chunk that takes longer than this is given up: it is rolled back, and a restart repeats it. Who sends signals
     * waits for ten seconds and then kills.
     */
    private static final long PATIENCE_SECONDS = 8;

    /** What is left of the ten seconds. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Screen screen;
    private final AtomicReference<@Nullable Run> running = new AtomicReference<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    StopOnSignal(final Screen screen) {
        this.screen = screen;
    }

    /** What a signal stops, and what is still to be done when that takes too long. */
    private record Run(RunningExecution execution, Runnable farewell) {}

    /** From now on a signal asks {@code execution} to stop, and does {@code farewell} if it is given up. */
    void stops(final RunningExecution execution, final Runnable farewell) {
        running.set(new Run(execution, farewell));
    }

    /** The command has ended: nothing is left to stop. */
    void ended(final int code) {
        exitCode.complete(code);
    }

    /** Stops what is running, waits for its end, and ends the process: what a shutdown hook does. */
    void stop() {
        if (exitCode.isDone()) {
            return;
        }
        final Run run = running.get();
        if (run == null) {
            screen.failure("Stopped before anything was begun.");
            Runtime.getRuntime().halt(ExitCode.STOPPED.code());
        } else {
            run.execution.stop();
            Runtime.getRuntime().halt(awaitEnd(run));
        }
    }

    private int awaitEnd(final Run run) {
        try {
            return exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (final TimeoutException e) {
            screen.failure(
                    "Stopped amid a chunk that took too long; it is rolled back. Give the same command again to resume.");
            sayFarewell(run);
            return ExitCode.STOPPED.code();
        } catch (final ExecutionException e) {
            return ExitCode.STOPPED.code();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.STOPPED.code();
        }
    }

    private static void sayFarewell(final Run run) {
        try {
            Patience.within(FAREWELL, Executors.callable(run.farewell));
        } catch (final ExecutionException | TimeoutException e) {
            // there is no time left for what could be said about that
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
