package io.ailog.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shell that waits on a pipe from this JVM. When the JVM dies, however it dies, the pipe ends and the shell stops
 * the server that the JVM left behind.
 */
final class PostgresWatchdog implements AutoCloseable {
    // 1: process id of the server, 2: its pid file, 3: folder to remove or empty
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            cat > /dev/null
            if [ "$(head -n 1 "$2" 2> /dev/null)" = "$1" ]; then
              kill -INT "$1" 2> /dev/null
              tries=0
              while kill -0 "$1" 2> /dev/null && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
              kill -QUIT "$1" 2> /dev/null
            fi
            if [ -n "$3" ]; then rm -rf "$3"; fi
            """;

    private final Process shell;

    private PostgresWatchdog(final Process shell) {
        this.shell = shell;
    }

    /**
     * Watches over the server of {@code data}.
     *
     * @param discarded folder that is removed when this JVM has died, or null
     */
    static PostgresWatchdog over(final Path data, final @Nullable Path discarded) throws IOException {
        final Path pidFile = data.resolve("postmaster.pid");
        final String pid = Files.readAllLines(pidFile).get(0).strip();
        final Process shell = new ProcessBuilder(List.of(
                        "/bin/sh",
                        "-c",
                        SCRIPT,
                        "ailog-postgres-watchdog",
                        pid,
                        pidFile.toString(),
                        discarded == null ? "" : discarded.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new PostgresWatchdog(shell);
    }

    /** Lets the shell go; to be called when the server has ended. */
    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
    }
}
