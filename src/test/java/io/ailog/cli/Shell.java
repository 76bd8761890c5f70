package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.AiLogAnalyzer;
import io.ailog.server.FaultyProxy;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A user's shell in an installation of its own. {@link #run} gives a command within this JVM, which saves its start;
 * {@link #start} gives it to {@code run-job.sh}, as a process that can be killed.
 */
final class Shell {
    private static final Path SCRIPT = Path.of("run-job.sh").toAbsolutePath();

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Clock clock = Clock.systemUTC();
    private Path script = SCRIPT;

    /** How a command ended. */
    record Result(int code, String out, String err) {
        /** The last line that was shown, where cause and next step are. */
        String lastLine() {
            final String text = err.isBlank() ? out : err;
            final List<String> lines = text.lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    /** A command that is running. */
    record Running(Process process, Path out, Path err) {
        /** SIGKILL, and the end that it brings. */
        void kill() {
            process.destroyForcibly();
            assertThat(await().code()).isEqualTo(137);
        }

        /** Sends STOP, which holds the process where it is, or another signal. */
        void signal(final String name) {
            try {
                final Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
                assertThat(kill.waitFor()).isZero();
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        Result await() {
            try {
                if (!process.waitFor(3, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("The command did not end. It said: " + Files.readString(out));
                }
                return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** An installation in {@code home}, with the twelve namespaces and no servers. */
    Shell(final Path home) {
        this.home = home;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("AILOG_HOME", home.toString());
        environment.put(
                "NAMESPACES_FILE",
                Path.of("config", "namespaces.yaml").toAbsolutePath().toString());
        environment.put("ES_INDEX", "logs-*");
    }

    /** What cron gives a command: a path, no terminal, no home and no settings. */
    static Shell ofCron(final Path directory) {
        final Shell shell = new Shell(directory);
        shell.environment.clear();
        return shell.with("PATH", System.getenv("PATH"));
    }

    /** Points at the shared database and the Elasticsearch of the tests. */
    Shell onTestServers() {
        return on(TestPostgres.database())
                .with("ES_HOST", TestElasticsearch.uri().toString());
    }

    Shell on(final PostgresDatabase database) {
        environment.putAll(database.environment());
        return this;
    }

    /** Lets commands of this JVM take {@code now} for the time. */
    Shell at(final Instant now) {
        clock = Clock.fixed(now, ZoneOffset.UTC);
        return this;
    }

    /** Lets processes be started by another {@code run-job.sh}. */
    Shell by(final Path other) {
        script = other;
        return this;
    }

    Shell with(final String key, final String value) {
        environment.put(key, value);
        return this;
    }

    Shell without(final String key) {
        environment.remove(key);
        return this;
    }

    Shell through(final FaultyProxy postgres) {
        return with("DB_PORT", Integer.toString(postgres.port()));
    }

    Result run(final String... arguments) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final Screen screen = new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        final Session session =
                new Session(AiLogAnalyzer.class, home, environment, clock, screen, new StopOnSignal(screen));
        final int code = Commands.line(session, screen).execute(arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Reads a command's arguments and does nothing; the parser's exception says what it refuses. */
    void parse(final String... arguments) {
        final Screen screen = new Screen(System.out, System.err);
        final Session session =
                new Session(AiLogAnalyzer.class, home, environment, clock, screen, new StopOnSignal(screen));
        Commands.line(session, screen).parseArgs(arguments);
    }

    /** As {@link #run}, beside the caller. */
    CompletableFuture<Result> runBeside(final String... arguments) {
        return CompletableFuture.supplyAsync(() -> run(arguments));
    }

    Running start(final String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(script.toString());
        command.addAll(List.of(arguments));
        try {
            final Path out = Files.createTempFile(home, "out", ".txt");
            final Path err = Files.createTempFile(home, "err", ".txt");
            final ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Running(builder.start(), out, err);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
