package io.ailog.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The process: one command from its arguments to its exit code. */
public final class CommandLineApplication {
    private CommandLineApplication() {}

    /**
     * Runs the command that {@code arguments} name and ends the process with its exit code.
     *
     * @param application the class that Spring starts from
     */
    public static void main(final Class<?> application, final String[] arguments) {
        final Screen screen = new Screen(stream(FileDescriptor.out), stream(FileDescriptor.err));
        final StopOnSignal signal = new StopOnSignal();
        final Path home = Path.of(
                        Optional.ofNullable(System.getenv("AILOG_HOME")).orElse(""))
                .toAbsolutePath()
                .normalize();
        final Session session = new Session(application, home, screen, signal);
        final int code = Commands.line(session, screen).execute(arguments);
        signal.ended(code);
        System.exit(code);
    }

    private static PrintStream stream(final FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
