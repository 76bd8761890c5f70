package io.ailog.delivery;

import io.ailog.report.RunFigures;
import io.ailog.report.RunFiguresSink;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** A text file a job for the textfile collector of Prometheus' node_exporter, replaced as a whole. */
@Component
final class PrometheusFile implements RunFiguresSink {
    private static final Logger LOG = LoggerFactory.getLogger(PrometheusFile.class);
    private static final String LAST_SUCCESS = RunMeters.LAST_SUCCESS.replace('.', '_') + "_seconds{";

    private final MetricsSettings settings;
    private final Environment environment;

    PrometheusFile(final MetricsSettings settings, final Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public boolean isWanted() {
        return !settings.directory().isBlank();
    }

    @Override
    public List<String> publish(final RunFigures figures) {
        try {
            final Path directory =
                    Path.of(environment.getRequiredProperty("ailog.home")).resolve(settings.directory());
            final Path file = directory.resolve("ailog_" + figures.job().replace('-', '_') + ".prom");
            replace(file, text(figures, file));
            return List.of();
        } catch (final IOException | InvalidPathException e) {
            LOG.warn("the figures of the run could not be written", e);
            return List.of("the figures of this run could not be written to " + settings.directory()
                    + ". Make METRICS_DIR a folder that this user can write to.");
        }
    }

    private static String text(final RunFigures figures, final Path file) throws IOException {
        final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        final RunMeters meters = RunMeters.register(figures, registry);
        if (figures.exitCode() != 0) {
            lastSuccess(file).ifPresent(meters::succeeded);
        }
        return registry.scrape();
    }

    /** What the file that is to be replaced says: a failed run doesn't make forgotten when there was a better one. */
    private static Optional<Double> lastSuccess(final Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // whatever is in it: a file that can't be made out is replaced as well
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith(LAST_SUCCESS))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .filter(value -> value.matches("[0-9.]+(E[0-9]+)?"))
                .map(Double::valueOf)
                .findFirst();
    }

    /** Whoever reads it sees the old or the new one, whatever the umask of this process. */
    private static void replace(final Path file, final String text) throws IOException {
        final Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
        try {
            Files.writeString(fresh, text);
            if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (final AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
