package io.ailog.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.report.Renderer;
import io.ailog.report.Report;
import io.ailog.report.SampleReport;
import io.ailog.report.UnwrittenReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private final Report report = SampleReport.saying("it broke");

    @TempDir
    private Path folder;

    /** Writes {@code text}, and fails in the middle if it ends with an exclamation mark. */
    private record Said(String text) implements Renderer {
        @Override
        public String format() {
            return "txt";
        }

        @Override
        public String fileName() {
            return "report.txt";
        }

        @Override
        public void render(final Report what, final OutputStream out) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            if (text.endsWith("!")) {
                throw new IOException("No space left on device");
            }
        }
    }

    private void write(final String text) {
        new ReportFiles(List.of(new Said(text))).write(report, folder, List.of("txt"));
    }

    @Test
    void replacesAFileAsAWholeForItsOwnerAlone() throws IOException {
        write("old");
        try (var reader = Files.newBufferedReader(folder.resolve("report.txt"))) {
            write("new");
            // whoever reads the old one reads on in it
            assertThat(reader.readLine()).isEqualTo("old");
        }
        assertThat(folder.resolve("report.txt")).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("report.txt"))))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsTheOldFileAndLeavesNoPartOfTheNewOneWhenItFails() throws IOException {
        write("old");
        assertThatThrownBy(() -> write("half of the new one!"))
                .isInstanceOf(UnwrittenReport.class)
                .hasMessage("report.txt could not be written to `--output` " + folder
                        + " (No space left on device). Make room there, or give another folder.");
        assertThat(folder.resolve("report.txt")).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("report.txt"));
        }
    }

    @Test
    void removesWhatAKilledProcessLeftAndNothingThatMayBeInTheMaking() throws IOException {
        final Path left = Files.writeString(folder.resolve(".report.txt1.new"), "ha");
        final Path young = Files.writeString(folder.resolve(".report.txt2.new"), "ha");
        Files.setLastModifiedTime(
                left, FileTime.from(Files.getLastModifiedTime(young).toInstant().minusSeconds(3_700)));
        write("new");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(young, folder.resolve("report.txt"));
        }
    }

    @Test
    void replacesALinkAndNotWhatItLeadsTo(@TempDir final Path elsewhere) throws IOException {
        final Path other = Files.writeString(elsewhere.resolve("passwd"), "untouched");
        Files.createSymbolicLink(folder.resolve("report.txt"), other);
        write("new");
        assertThat(other).hasContent("untouched");
        assertThat(folder.resolve("report.txt")).hasContent("new").isRegularFile();
        assertThat(Files.isSymbolicLink(folder.resolve("report.txt"))).isFalse();
    }

    @Test
    void makesFoldersAndRefusesWhatIsNone() throws IOException {
        final ReportFiles files = new ReportFiles(List.of(new Said("new")));
        files.require(folder.resolve("a").resolve("b"));
        assertThat(folder.resolve("a").resolve("b")).isEmptyDirectory();
        final Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> files.require(file.resolve("c")))
                .isInstanceOf(UnwrittenReport.class)
                .hasMessageContaining("can't be written to");
        assertThatThrownBy(() -> files.require(file))
                .isInstanceOf(UnwrittenReport.class)
                .hasMessageContaining("(a file has that name)");
    }
}
