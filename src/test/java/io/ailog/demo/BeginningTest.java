package io.ailog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.window.Window;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeginningTest {
    private static final Instant NOW = Instant.parse("2026-03-18T10:07:31Z");
    private static final OptionalLong ANY = OptionalLong.empty();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Narrator narrator = new Narrator(new PrintStream(said, true, StandardCharsets.UTF_8));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void beginsWithTwentyOneDaysAndTheDayThatHasBegun() {
        final Manifest manifest = begin(NOW, ANY);

        assertThat(manifest.timeline().range()).hasToString("2026-02-25T00:00:00Z to 2026-03-18T10:00:00Z");
        assertThat(manifest.loadedTo()).isEqualTo("2026-02-25T00:00:00Z");
        assertThat(manifest.appPassword()).hasSizeGreaterThan(20).isNotEqualTo(manifest.ddlPassword());
    }

    @Test
    void usesTheLogsOfAFolderAgain() {
        final Manifest first = begin(NOW, OptionalLong.of(5));

        assertThat(begin(NOW.plus(Window.LENGTH), ANY))
                .isEqualTo(first.with(first.timeline().toppedUpTo(NOW.plus(Window.LENGTH))));
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("seed 5, again");
    }

    @Test
    void startsOverAfterThreeDays() throws Exception {
        final Manifest first = begin(NOW, ANY);
        final Path data = Files.createDirectories(folder.resolve("postgres")).resolve("file");
        Files.writeString(data, "old");
        final Manifest second = begin(NOW.plus(Duration.ofDays(4)), ANY);

        assertThat(second.timeline().start()).isEqualTo(first.timeline().start().plus(Duration.ofDays(4)));
        assertThat(data).doesNotExist();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("older than 3 days");
    }

    @Test
    void startsOverForAnotherSeed() {
        begin(NOW, OptionalLong.of(5));

        assertThat(begin(NOW, OptionalLong.of(6)).timeline().seed()).isEqualTo(6);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("another seed");
    }

    @Test
    void startsOverWhenAnotherGeneratorMadeTheLogs() {
        final Manifest first = begin(NOW, ANY);
        try (DemoFolder demo = DemoFolder.open(folder)) {
            demo.write(new Manifest(first.timeline(), first.loadedTo(), "other", "one", "two"));
        }

        assertThat(begin(NOW, ANY).generator()).isEqualTo(first.generator());
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("another version of the demo");
    }

    private Manifest begin(final Instant now, final OptionalLong seed) {
        try (DemoFolder demo = DemoFolder.open(folder)) {
            return new Beginning(demo, narrator, now).manifest(seed);
        }
    }
}
