package io.ailog.server;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether tests start their servers in containers or as processes.
 *
 * @param docker containers
 * @param reason why, as the end of a sentence
 */
record ServerChoice(boolean docker, String reason) {
    /** The system property that forces {@code docker} or {@code process}; {@code auto} or nothing leaves it open. */
    static final String PROPERTY = "ailog.servers";

    private static final Logger LOG = LoggerFactory.getLogger(ServerChoice.class);

    private static final class OfThisJvm {
        static final ServerChoice CHOICE = announced();

        private static ServerChoice announced() {
            final ServerChoice choice =
                    of(System.getProperty(PROPERTY, ""), () -> new DockerEngine(DockerImages.configured()).obstacle());
            LOG.info(
                    "The servers of the tests are {}: {}.",
                    choice.docker() ? "containers" : "processes",
                    choice.reason());
            return choice;
        }
    }

    /** The choice that holds for all servers of this JVM's tests. */
    static ServerChoice ofThisJvm() {
        return OfThisJvm.CHOICE;
    }

    /**
     * Containers only where they are sure to start, unless somebody decides.
     *
     * @param obstacle what keeps servers from starting in containers, asked only if it matters
     */
    static ServerChoice of(final String wanted, final Supplier<Optional<String>> obstacle) {
        return switch (wanted) {
            case "docker", "process" -> new ServerChoice(wanted.equals("docker"), "-Dservers=" + wanted);
            case "auto", "" ->
                obstacle.get()
                        .map(reason -> new ServerChoice(false, reason))
                        .orElseGet(() -> new ServerChoice(true, "a Docker engine with their images answers"));
            default ->
                throw new IllegalArgumentException(
                        "`servers` must be docker, process or auto, was " + wanted + ". Write -Dservers=auto.");
        };
    }
}
