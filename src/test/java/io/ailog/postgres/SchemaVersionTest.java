package io.ailog.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaVersionTest {
    private static final Path CHANGELOG = Path.of("db", "changelog");
    private static final Pattern FILE = Pattern.compile("include: \\{ file: ([\\w.-]+)");
    private static final Pattern CHANGE_SET = Pattern.compile("--changeset ailog:(\\S+)( .*)?");

    @Test
    void isTheLastNumberedChangeSet() throws IOException {
        final List<String> numbered = changeSets()
                .filter(set -> !String.valueOf(set.group(2)).contains("runAlways"))
                .map(set -> set.group(1))
                .toList();

        assertThat(numbered.get(numbered.size() - 1)).isEqualTo(SchemaVersion.CURRENT);
        assertThat(numbered).doesNotHaveDuplicates().allMatch(id -> id.matches("\\d{4}-[a-z-]+"));
    }

    @Test
    void comprisesEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(CHANGELOG)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql")))
                    .containsExactlyInAnyOrderElementsOf(files());
        }
    }

    private static List<String> files() throws IOException {
        return FILE.matcher(Files.readString(CHANGELOG.resolve("db.changelog-master.yaml")))
                .results()
                .map(file -> file.group(1))
                .toList();
    }

    private static Stream<MatchResult> changeSets() throws IOException {
        final StringBuilder all = new StringBuilder();
        for (final String file : files()) {
            all.append(Files.readString(CHANGELOG.resolve(file)));
        }
        return CHANGE_SET.matcher(all).results();
    }
}
