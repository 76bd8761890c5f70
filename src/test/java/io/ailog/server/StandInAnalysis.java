package io.ailog.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A plugin in place of a module that the distributions of tests lack, and without which they can't store users, roles
 * and API keys. It is compiled against the server that it is for, by the JDK that the server runs on.
 */
record StandInAnalysis(ElasticsearchDistribution distribution, Path javaHome) {
    private static final String NAME = "StandInAnalysis";

    /** Makes the plugin in the distribution's own folder. */
    void install() {
        final Path folder = distribution.home().resolve("plugins").resolve("stand-in-analysis");
        final Path classes = folder.resolveSibling("").resolveSibling("stand-in-classes");
        try (InputStream source = StandInAnalysis.class.getResourceAsStream(NAME + ".java.txt")) {
            Files.createDirectories(folder);
            Files.copy(
                    Objects.requireNonNull(source),
                    Files.createDirectories(classes).resolve(NAME + ".java"));
            Files.writeString(folder.resolve("plugin-descriptor.properties"), descriptor());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        tool(
                "javac",
                "-proc:none",
                "-cp",
                distribution.home().resolve("lib") + "/*",
                classes.resolve(NAME + ".java").toString());
        tool("jar", "--create", "--file", folder.resolve(NAME + ".jar").toString(), "-C", classes.toString(), ".");
    }

    private String descriptor() {
        return """
                name=stand-in-analysis
                description=for tests
                version=1
                classname=%s
                java.version=17
                elasticsearch.version=%s
                """.formatted(NAME, distribution.version());
    }

    private void tool(final String name, final String... arguments) {
        final List<String> command =
                new ArrayList<>(List.of(javaHome.resolve("bin").resolve(name).toString()));
        command.addAll(List.of(arguments));
        Tools.run(command, Map.of(), "");
    }
}
