package io.ailog.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomesTest {
    private final Path folder;

    JavaHomesTest(@TempDir final Path folder) {
        this.folder = folder;
    }

    @Test
    void findsTheFirstThatFits() throws Exception {
        final Path java17 = home("a", "17.0.15");
        final Path java25 = home("b", "25");
        final JavaHomes homes = new JavaHomes(List.of(folder, java17, java25));

        assertThat(homes.of(new JavaVersions(17, 25), "x")).isEqualTo(java17);
        assertThat(homes.of(new JavaVersions(21, Integer.MAX_VALUE), "x")).isEqualTo(java25);
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        final JavaHomes homes = new JavaHomes(List.of(home("a", "17.0.15")));

        assertThatThrownBy(() -> homes.of(new JavaVersions(21, Integer.MAX_VALUE), "Elasticsearch 9.5.2"))
                .isInstanceOf(NoSuitableJava.class)
                .hasMessageStartingWith("Elasticsearch 9.5.2 needs Java 21 or newer, found only ")
                .hasMessageEndingWith("a (17)");
    }

    private Path home(final String name, final String version) throws Exception {
        final Path home = Files.createDirectories(folder.resolve(name));
        Files.createFile(Files.createDirectories(home.resolve("bin")).resolve("java"))
                .toFile()
                .setExecutable(true);
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
