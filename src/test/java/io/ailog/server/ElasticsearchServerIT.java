package io.ailog.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchServerIT {
    @BeforeEach
    void skipWithoutJava() {
        assertThat(ElasticsearchDistribution.configured().javaHome()).isDirectory();
    }

    @Test
    void keepsTheDataFolderItWasGiven(@TempDir final Path data) {
        final ElasticsearchOptions options = ElasticsearchOptions.forTests().data(data);
        try (ElasticsearchServer first = ElasticsearchServer.start(options)) {
            first.http().expect("PUT", "/kept/_doc/1?refresh=true", "{\"a\":1}");
        }
        try (ElasticsearchServer second = ElasticsearchServer.start(options)) {
            assertThat(second.http().expect("GET", "/kept/_count?filter_path=count", ""))
                    .isEqualTo("{\"count\":1}");
        }
    }

    @Test
    void endsWithTheKilledJvmThatStartedIt() throws Exception {
        final Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + ElasticsearchDistribution.PROPERTY + "="
                                + ElasticsearchDistribution.configured().home(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerHolder.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = child.inputReader()) {
            final Path work = Path.of(said.readLine());
            final List<ProcessHandle> family = child.descendants().toList();
            assertThat(family).hasSizeGreaterThanOrEqualTo(2).allMatch(ProcessHandle::isAlive);

            child.destroyForcibly();

            for (final ProcessHandle member : family) {
                member.onExit().get(40, TimeUnit.SECONDS);
            }
            assertThat(work).doesNotExist();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void tellsWhyTheServerDidNotStart(@TempDir final Path folder) throws Exception {
        final Path notAFolder = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> ElasticsearchServer.start(
                        ElasticsearchOptions.forTests().data(notAFolder)))
                .isInstanceOf(ServerStartFailed.class)
                .hasMessageContaining("ended.")
                .hasMessageContaining(notAFolder.toString());
    }
}
