package io.ailog.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shell that waits on a pipe from this JVM. When the JVM ends, however it ends, the pipe does too, and the shell
 * stops the server that is left and removes its folder when that is a temporary one.
 */
final class PostgresWatchdog implements AutoCloseable {
    // $1: process id of the server, $2: its pid file, $3: folder to remove, or nothing
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            cat > /dev/null
            runs() { [ "$(head -n 1 "$2" 2> /dev/null)" = "$1" ] && kill -0 "$1" 2> /dev/null; }
            if runs "$1" "$2"; then
              kill -INT "$1"
              tries=0
              while runs "$1" "$2" && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
              if runs "$1" "$2"; then kill -QUIT "$1"; fi
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
     * @param discarded folder that is removed in the end, or null
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

    /** Ends the pipe, and waits until the shell has done its work. */
    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        try {
            shell.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
