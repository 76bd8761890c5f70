package io.ailog.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.logs.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    private static final Timeline TIMELINE = Timeline.threeWeeksBefore(5, Instant.parse("2026-03-18T10:07:31Z"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void keepsTheManifest() {
        final Timeline timeline = TIMELINE.toppedUpTo(TIMELINE.end().plus(Duration.ofHours(2)));
        final Manifest manifest = new Manifest(timeline, TIMELINE.end(), "4711", "one", "two");
        try (DemoFolder demo = DemoFolder.open(folder)) {
            demo.write(manifest);
        }

        try (DemoFolder again = DemoFolder.open(folder)) {
            assertThat(again.manifest()).contains(manifest);
            again.clear();
            assertThat(again.manifest()).isEmpty();
        }
    }

    @Test
    void forgetsTheReportOfTheDataThatGoes() throws IOException {
        try (DemoFolder demo = DemoFolder.open(folder)) {
            final Path report =
                    Files.writeString(Files.createDirectories(demo.report()).resolve("report.html"), "old");
            demo.clear();
            assertThat(report).doesNotExist();
        }
    }

    @Test
    void refusesAFolderWithOtherFilesAndLeavesThemAlone() throws IOException {
        final Path letter = Files.writeString(folder.resolve("letter.txt"), "dear");

        assertThatThrownBy(() -> DemoFolder.open(folder)).hasMessageContaining("not of a demo");
        assertThat(letter).hasContent("dear");
    }

    @Test
    void isHeldByOneDemoAtATime() {
        try (DemoFolder first = DemoFolder.open(folder)) {
            assertThatThrownBy(() -> DemoFolder.open(first.home())).hasMessageContaining("Another demo");
        }
    }
}
