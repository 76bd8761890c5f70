package io.ailog.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that an earlier JVM left running on a data folder, because it was killed. */
final class LeftoverPostmaster {
    private static final long SECONDS_TO_END = 30;

    private final Path data;

    /** @param data folder of the server's data; may be missing */
    LeftoverPostmaster(final Path data) {
        this.data = data;
    }

    /** Asks the server, if there is one, for a fast shutdown, and waits until it has ended. */
    void end() throws IOException {
        final Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return;
        }
        final ProcessHandle server = process.get();
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
            server.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while ending the server of " + data, interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("The server " + server.pid() + " of " + data + " doesn't end", failed);
        }
    }

    // the number may have gone to another program since: only one that is named postgres counts
    private Optional<ProcessHandle> process() throws IOException {
        final Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        final List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(handle -> handle.info().command().orElse("").endsWith("/postgres"));
    }
}
