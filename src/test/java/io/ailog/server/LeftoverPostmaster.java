package io.ailog.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server that an earlier JVM left running on a data folder, because it was killed. */
final class LeftoverPostmaster {
    private static final long POLL_MILLIS = 100;
    private static final int TRIES = 300;

    private final Path data;

    /** @param data folder of the server's data; may be missing */
    LeftoverPostmaster(final Path data) {
        this.data = data;
    }

    /** Asks the server, if there is one, for a fast shutdown, and waits until it has ended. */
    void end() throws IOException {
        end("INT");
    }

    /** As {@link #end()}, by another signal: QUIT lets it finish nothing. */
    void end(final String signal) throws IOException {
        final Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return;
        }
        final ProcessHandle server = process.get();
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(server.pid()))
                    .start()
                    .waitFor();
            awaitEnd(server);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while ending the server of " + data, interrupted);
        }
    }

    // a dead process stays listed where nobody collects it, as in containers: a server that is done removes its file
    private void awaitEnd(final ProcessHandle server) throws IOException {
        for (int tries = 0; tries < TRIES && Files.exists(pidFile()); tries++) {
            server.onExit()
                    .completeOnTimeout(server, POLL_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        }
        if (Files.exists(pidFile())) {
            throw new IOException("The server " + server.pid() + " of " + data + " doesn't end");
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    // the number may have gone to another program since: only one that is named postgres counts
    private Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        final List<String> lines = Files.readAllLines(pidFile());
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(handle -> handle.info().command().orElse("").endsWith("/postgres"));
    }
}
