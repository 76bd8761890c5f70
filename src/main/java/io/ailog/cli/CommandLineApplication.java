package io.ailog.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The process: one command from its arguments to its exit code. */
public final class CommandLineApplication {
    private CommandLineApplication() {}

    /**
     * Runs the command that {@code arguments} name and ends the process with its exit code.
     *
     * @param application the class that Spring starts from
     * @param clock the one that all commands and jobs go by
     */
    public static void main(final Class<?> application, final Clock clock, final String[] arguments) {
        final Screen screen =
                new Screen(stream(FileDescriptor.out), stream(FileDescriptor.err), Terminal.of(System.getenv()));
        final StopOnSignal signal = new StopOnSignal(screen);
        final Path home = Path.of(
                        Optional.ofNullable(System.getenv("AILOG_HOME")).orElse(""))
                .toAbsolutePath()
                .normalize();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop-on-signal"));
        final Session session = new Session(application, home, System.getenv(), clock, screen, signal);
        final int code = Commands.line(session, screen).execute(arguments);
        signal.ended(code);
        System.exit(code);
    }

    /** Starts what all commands start, for Spring's processing ahead of time, which ends it before there is any bean. */
    public static void describe(final Class<?> application) {
        Session.spring(application).run();
    }

    private static PrintStream stream(final FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
