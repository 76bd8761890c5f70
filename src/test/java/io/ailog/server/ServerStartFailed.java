package io.ailog.server;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The failure of a server's process to become ready, with the last that the server itself said. */
public final class ServerStartFailed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LINES = 25;

    ServerStartFailed(final String what, final Path console, final @Nullable Throwable cause) {
        super(what + "\nThe last lines of " + console + ":\n" + lastLines(console), cause);
    }

    private static String lastLines(final Path console) {
        final List<String> lines = Console.lines(console);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }
}
