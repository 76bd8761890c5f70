package io.ailog.cli;

import io.ailog.job.RunningExecution;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

    private final Screen screen;
    private final AtomicReference<@Nullable RunningExecution> running = new AtomicReference<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    StopOnSignal(final Screen screen) {
        this.screen = screen;
    }

    /** From now on a signal asks {@code execution} to stop. */
    void stops(final RunningExecution execution) {
        running.set(execution);
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
        final RunningExecution execution = running.get();
        if (execution == null) {
            screen.failure("Stopped before anything was begun.");
            Runtime.getRuntime().halt(ExitCode.STOPPED.code());
        } else {
            execution.stop();
            Runtime.getRuntime().halt(awaitEnd());
        }
    }

    private int awaitEnd() {
        try {
            return exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (final TimeoutException e) {
            screen.failure(
                    "Stopped amid a chunk that took too long; it is rolled back. Give the same command again to resume.");
            return ExitCode.STOPPED.code();
        } catch (final ExecutionException e) {
            return ExitCode.STOPPED.code();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.STOPPED.code();
        }
    }
}
