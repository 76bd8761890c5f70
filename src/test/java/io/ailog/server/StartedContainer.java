package io.ailog.server;

import org.testcontainers.containers.GenericContainer;

/** The starting of containers, with a next step when it fails. */
final class StartedContainer {
    private StartedContainer() {}

    static <C extends GenericContainer<C>> C of(final C container) {
        try {
            container.start();
            return container;
        } catch (final RuntimeException failed) {
            container.stop();
            throw new IllegalStateException(
                    "No container of " + container.getDockerImageName() + ": " + failed.getMessage()
                            + " Does a Docker engine answer, and has it the image? -Dservers=process needs neither.",
                    failed);
        }
    }
}
