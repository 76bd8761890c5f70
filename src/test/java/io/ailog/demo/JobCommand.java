package io.ailog.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code ./run-job.sh} as a user starts it, with the demo folder as its home and no settings from elsewhere. */
final class JobCommand implements AutoCloseable {
    private static final Path SCRIPT = Path.of("run-job.sh");
    private static final Pattern SETTINGS = Pattern.compile(
            "(DB|ES|LOG|METRICS|OTLP|SMTP|NAMESPACES|CATEGORIES|TEAMS|SLACK|ALERT|SPRING|LOGGING|AILOG)_.*");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path home;
    private final Narrator narrator;
    private final AtomicReference<@Nullable Process> running = new AtomicReference<>();

    JobCommand(final Path home, final Narrator narrator) {
        this.home = home;
        this.narrator = narrator;
    }

    /**
     * Runs a job and shows what it prints.
     *
     * @throws DemoFailed when it exits with anything but 0
     */
    void run(final String... arguments) {
        final String shown = "./run-job.sh " + String.join(" ", arguments);
        narrator.title("$ " + shown);
        final long start = System.nanoTime();
        final int code = exitCode(List.of(arguments));
        final double seconds = (System.nanoTime() - start) / 1e9;
        narrator.step("exit code %d after %.1f s", code, seconds);
        if (code != 0) {
            throw new DemoFailed(
                    DemoFailed.FAILED,
                    shown + " ended with exit code " + code + "; its last lines are above, its log is in "
                            + home.resolve("logs")
                            + ". If it is about data of an older demo, remove " + home + " to start over.");
        }
    }

    /** Asks the job that is running to stop, and waits until it has. */
    @Override
    public void close() {
        final Process process = running.get();
        if (process != null) {
            process.destroy();
            try {
                process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether a variable of the environment sets something of the product, so that the demo must not pass it on. */
    static boolean isSetting(final String key) {
        return SETTINGS.matcher(key).matches();
    }

    private int exitCode(final List<String> arguments) {
        final List<String> command =
                new ArrayList<>(List.of(SCRIPT.toAbsolutePath().toString()));
        command.addAll(arguments);
        final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        final Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(JobCommand::isSetting);
        environment.put("AILOG_HOME", home.toString());
        try {
            final Process process = builder.start();
            running.set(process);
            process.getOutputStream().close();
            show(process);
            return process.waitFor();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a job", e);
        } finally {
            running.set(null);
        }
    }

    private void show(final Process process) throws IOException {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                narrator.text("  " + line);
            }
        }
    }
}
