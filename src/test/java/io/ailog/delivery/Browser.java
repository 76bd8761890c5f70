package io.ailog.delivery;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium of this machine without a window, with a profile of its own, driven over its DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final DevTools devTools;

    private Browser(final Process process, final Path profile, final DevTools devTools) {
        this.process = process;
        this.profile = profile;
        this.devTools = devTools;
    }

    /** The program, or empty when this machine has none on its path. */
    static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(final Path program) throws IOException {
        final Path profile = Files.createTempDirectory("ailog-browser");
        final List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--no-first-run",
                "--disable-extensions",
                "--disable-component-update",
                "--disable-background-networking",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars"));
        if ("root".equals(System.getProperty("user.name"))) {
            // its sandbox refuses to run as root
            command.add("--no-sandbox");
        }
        final Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Browser(process, profile, DevTools.connect(address(process, profile)));
        } catch (final RuntimeException e) {
            end(process);
            throw e;
        }
    }

    /** A page that nothing was loaded into yet. */
    BrowserPage page() {
        return BrowserPage.open(devTools);
    }

    @Override
    public void close() throws IOException {
        devTools.close();
        end(process);
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static void end(final Process process) {
        final List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** Where it listens, on loopback; it writes that into its profile. */
    private static String address(final Process process, final Path profile) {
        final Path file = profile.resolve("DevToolsActivePort");
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .failFast("the browser ended before it listened", () -> !process.isAlive())
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Files.exists(file) && Files.readAllLines(file).size() >= 2);
        try {
            final List<String> lines = Files.readAllLines(file);
            return "ws://127.0.0.1:" + lines.get(0) + lines.get(1);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
