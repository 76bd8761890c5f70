package io.ailog.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** The Docker engine that Testcontainers finds, if any, and the images that it should have. */
record DockerEngine(DockerImages images) {
    private static final int PATIENCE_SECONDS = 10;

    /** What keeps servers from starting in containers at once and without the network; nothing if they would start. */
    Optional<String> obstacle() {
        silence();
        try {
            // an engine without network may try for minutes to fetch what Testcontainers itself needs
            return CompletableFuture.supplyAsync(this::missing).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (final TimeoutException slow) {
            return Optional.of("the Docker engine was not ready within " + PATIENCE_SECONDS + " seconds");
        } catch (final ExecutionException unusable) {
            return Optional.of("no Docker engine answers");
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the Docker engine", e);
        }
    }

    private Optional<String> missing() {
        final DockerClient client = DockerClientFactory.instance().client();
        if (images.named()) {
            return Optional.empty();
        }
        final List<String> missing = images.all().stream()
                .map(DockerImageName::asCanonicalNameString)
                .filter(image -> !has(client, image))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("the Docker engine lacks " + String.join(" and ", missing));
    }

    private static boolean has(final DockerClient client, final String image) {
        try {
            client.inspectImageCmd(image).exec();
            return true;
        } catch (final NotFoundException e) {
            return false;
        }
    }

    /** The search for an engine reports each place where there is none as an error. */
    private static void silence() {
        final LoggingSystem logging = LoggingSystem.get(DockerEngine.class.getClassLoader());
        List.of("org.testcontainers", "com.github.dockerjava", "tc")
                .forEach(logger -> logging.setLogLevel(logger, LogLevel.OFF));
    }
}
