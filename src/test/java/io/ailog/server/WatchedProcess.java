package io.ailog.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that ends with this JVM, however this JVM ends: a shell between the two reads a pipe that only this JVM
 * holds, and its end, which SIGKILL of this JVM brings about too, ends the process.
 */
final class WatchedProcess implements AutoCloseable {
    private static final String WATCHDOG = """
            work=$1
            shift
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            (
              read -r _ <&3
              : >"$work/released"
              kill "$server"
              tries=0
              while kill -0 "$server" && [ $tries -lt 20 ]; do sleep 1; tries=$((tries + 1)); done
              kill -9 "$server"
            ) 2>/dev/null &
            watch=$!
            wait "$server"
            code=$?
            kill "$watch" 2>/dev/null
            [ -e "$work/released" ] && rm -rf "$work"
            exit $code
            """;

    private final Process shell;
    private final Path work;
    private final Path console;

    private WatchedProcess(final Process shell, final Path work, final Path console) {
        this.shell = shell;
        this.work = work;
        this.console = console;
    }

    /**
     * Starts {@code command}.
     *
     * @param work folder of this process alone, deleted with it
     */
    static WatchedProcess start(final List<String> command, final Map<String, String> environment, final Path work) {
        final Path console = work.resolve("console.log");
        final List<String> watched = new ArrayList<>(List.of("/bin/sh", "-c", WATCHDOG, "watchdog", work.toString()));
        watched.addAll(command);
        final ProcessBuilder builder = new ProcessBuilder(watched)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().putAll(environment);
        try {
            return new WatchedProcess(builder.start(), work, console);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path console() {
        return console;
    }

    boolean isAlive() {
        return shell.isAlive();
    }

    /** Waits a moment, or less when the process ends: the rhythm of those who poll for what has no event. */
    void pause(final Duration time) {
        try {
            shell.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a server", e);
        }
    }

    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        pause(Duration.ofSeconds(40));
        // the shell deletes the folder unless the process had ended by itself
        if (Files.exists(work)) {
            Folders.delete(work);
        }
    }
}
