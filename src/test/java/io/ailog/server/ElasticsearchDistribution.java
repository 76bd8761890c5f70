package io.ailog.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An unpacked distribution of Elasticsearch.
 *
 * @param home the folder that holds {@code bin} and {@code lib}; its name ends with the version
 */
public record ElasticsearchDistribution(Path home) {
    /** The system property that names the folder of the distribution to use. */
    public static final String PROPERTY = "ailog.elasticsearch.home";

    private static final Pattern NAME = Pattern.compile("elasticsearch-((\\d+)\\.\\d+\\.\\d+)");

    public ElasticsearchDistribution {
        home = home.toAbsolutePath().normalize();
        if (!Files.isRegularFile(home.resolve("bin/elasticsearch"))) {
            throw new IllegalArgumentException("No Elasticsearch in " + home + ". `mvn test-compile` unpacks one; -D"
                    + PROPERTY + " names another.");
        }
    }

    /** The one that the system property names, else the one that Maven unpacked under the working directory. */
    public static ElasticsearchDistribution configured() {
        final String property = System.getProperty(PROPERTY, "");
        return new ElasticsearchDistribution(property.isEmpty() ? unpacked() : Path.of(property));
    }

    /** As in {@code 8.19.0}. */
    public String version() {
        return name().group(1);
    }

    int major() {
        return Integer.parseInt(name().group(2));
    }

    /** The versions of Java that it runs on, as tried. */
    private JavaVersions javaVersions() {
        return switch (major()) {
            case 7 -> new JavaVersions(17, 21);
            case 8 -> new JavaVersions(17, 25);
            default -> new JavaVersions(21, Integer.MAX_VALUE);
        };
    }

    /**
     * A copy in {@code folder} that can also store users, roles and API keys.
     *
     * @throws NoSuitableJava when no JDK here runs this version
     */
    public ElasticsearchDistribution withStoredUsers(final Path folder) {
        final Path javaHome = javaHome();
        final Path copy = folder.resolve(home.getFileName());
        Folders.copy(home, copy);
        final ElasticsearchDistribution distribution = new ElasticsearchDistribution(copy);
        new StandInAnalysis(distribution, javaHome).install();
        return distribution;
    }

    /**
     * The home of a JDK that it runs on.
     *
     * @throws NoSuitableJava when there is none
     */
    Path javaHome() {
        return JavaHomes.installed().of(javaVersions(), "Elasticsearch " + version());
    }

    /** Whether the server knows settings of security at all; an unknown setting ends its start. */
    boolean hasSecurity() {
        return Files.isDirectory(home.resolve("modules/x-pack-security"));
    }

    private Matcher name() {
        final Matcher matcher = NAME.matcher(home.getFileName().toString());
        if (!matcher.find()) {
            throw new IllegalArgumentException("The name of " + home + " must be elasticsearch-VERSION.");
        }
        return matcher;
    }

    private static Path unpacked() {
        final Path folder = Path.of("target", "elasticsearch");
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(
                            path -> NAME.matcher(path.getFileName().toString()).matches())
                    .sorted()
                    .findFirst()
                    .orElse(folder);
        } catch (final IOException e) {
            throw new IllegalArgumentException(
                    "No Elasticsearch under " + folder.toAbsolutePath() + ". `mvn test-compile` unpacks one.", e);
        }
    }
}
