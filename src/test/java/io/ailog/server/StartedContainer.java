package io.ailog.server;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** The starting of containers, with a next step when it fails. */
final class StartedContainer {
    private StartedContainer() {}

    static <C extends GenericContainer<C>> C of(final C container, final DockerImageName image) {
        try {
            container.start();
            return container;
        } catch (final RuntimeException failed) {
            container.stop();
            throw new IllegalStateException(
                    "No container of " + image + ": " + failed.getMessage()
                            + ". Does a Docker engine answer, and has it the image? -Dservers=process needs neither.",
                    failed);
        }
    }
}
