package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ailog.window.Failure;
import io.ailog.window.Namespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of namespaces that nobody means: taken for what they say, or refused with the place, at once. */
@Timeout(60)
class FuzzedNamespacesTest {
    private static final String RIGHT = """
            # comment
            namespaces:
              pca-dev-01-app: { priority: 30, groups: [pca, dev], alert_rule: WARN }
              pca-sit-01-app:
                priority: 50
                groups: &groups
                  - pca
                  - "sit"
                alert_rule: 'CRITICAL'
              pca-uat-01-app: { groups: *groups }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void takesOrRefusesWhatIsBroken(final long seed) throws IOException {
        final Scribbles scribbles = new Scribbles(seed);
        for (int i = 0; i < 500; i++) {
            final String text = scribbles.broken(scribbles.below(2) == 0 ? RIGHT : scribbles.broken(RIGHT));
            assertTakenOrRefused(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3})
    void takesOrRefusesAnyBytes(final long seed) throws IOException {
        final Scribbles scribbles = new Scribbles(seed);
        for (int i = 0; i < 300; i++) {
            assertTakenOrRefused(scribbles.bytes(scribbles.below(300)));
        }
    }

    @Test
    void takesTenThousandNamespacesOfOneAnchor() throws IOException {
        final String text = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        "  ns-%05d: %s%n".formatted(i, i == 0 ? "&all { priority: 7, groups: [one, two] }" : "*all"))
                .collect(Collectors.joining("", "namespaces:\n", ""));

        assertThat(read(text))
                .hasSize(10_000)
                .endsWith(new Namespace("ns-09999", 7, Set.of("one", "two"), Namespace.AlertRule.WARN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'namespaces:\n  a: { priority: 1, priority: 99 }'          | line 2, column 21: `a` has `priority` twice.",
                "'namespaces:\n  a: &x { priority: 1 }\n  b: { <<: *x }'    | line 3, column 8: `b` takes the keys",
                "'namespaces: { a: {} }\n---\nnamespaces: { b: {} }'        | line 2, column 1",
                "'namespaces: { a: {} }\nnamespaces: { b: {} }'             | write one key",
                "'namespaces: &x { a: *x }'                                 | takes the keys",
                "'namespaces: { a: *x }'                                    | undefined alias",
                "'namespaces: { a: 1 }'                                     | `a` must hold keys",
                "'namespaces: { a: }'                                       | `a` must hold keys",
                "'namespaces: [a]'                                          | must hold keys",
                "'namespaces: { [a]: {} }'                                  | the name of a namespace must be a plain text",
                "'namespaces: { a: { groups: [[b]] } }'                     | must be a plain text",
                "'namespaces: { a: { priority: -1 } }'                      | `priority` must be 0 to 100",
                "'namespaces: { a: { priority: 1e2 } }'                     | `priority` must be 0 to 100",
                "'namespaces: { a: { priority: ٣ } }'                       | `priority` must be 0 to 100",
                "'namespaces: { a: { alert_rule: warn } }'                  | `alert_rule` must be WARN or CRITICAL, was `warn`",
                "'namespaces: { größe: {} }'                                | is no name of a Kubernetes namespace",
                "'namespaces: { \u202Ea: {} }'                              | is no name of a Kubernetes namespace",
                "'namespaces:\n  a: {}\n  \u0007: {}'                       | line 3, column 3: there is a character",
                "'namespaces: { a: { groups: !!java.net.URL [x] } }'        | Global tag is not allowed",
                "'%YAML 9.9\n---\nnamespaces: {}'                           | found incompatible YAML document",
                "'namespaces: { a: {}'                                      | line 1"
            })
    void namesThePlaceOfWhatWouldBeMisread(final String text, final String problem) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Failure.class).hasMessageContaining(problem);
    }

    @Test
    void laughsAtNothing() {
        final StringBuilder laughs = new StringBuilder("a: &a [lol, lol, lol]\n");
        for (char c = 'b'; c < 'z'; c++) {
            laughs.append("%c: &%c [%s*%c]%n".formatted(c, c, ("*" + (char) (c - 1) + ", ").repeat(99), c - 1));
        }
        assertRefused(laughs.toString());
        assertRefused("namespaces: { a: { groups: " + laughs.substring(3, 20) + " } }");
        assertRefused("[".repeat(200_000));
        assertRefused("{a: ".repeat(100_000));
        assertRefused("namespaces: { a: " + "!x ".repeat(100_000) + "{} }");
        assertRefused("- ".repeat(200_000));
        assertRefused("? ".repeat(200_000));
        assertRefused("namespaces:\n" + "  ".repeat(100_000) + "\t");
        assertRefused("namespaces: { " + "x".repeat(400_000) + ": {} }");
        assertRefused("x".repeat(5_000_001));
    }

    @Test
    void readsNothingButAFile() throws IOException {
        for (final Path path : List.of(folder, Path.of("/dev/zero"), folder.resolve("nowhere"))) {
            assertThatThrownBy(() -> new NamespacesFile(path).read())
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(path + " can't be read: ")
                    .hasMessageContaining("NAMESPACES_FILE");
        }
        final Path marked = Files.writeString(folder.resolve("marked"), "\uFEFF" + RIGHT.replace("\n", "\r\n"));
        assertThat(new NamespacesFile(marked).read().names())
                .containsExactly("pca-dev-01-app", "pca-sit-01-app", "pca-uat-01-app");
    }

    private void assertRefused(final String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Failure.class).satisfies(failure -> assertThat(
                        OneLine.of(String.valueOf(failure.getMessage()), 2_000))
                .hasSizeLessThan(400));
    }

    private void assertTakenOrRefused(final byte[] bytes) throws IOException {
        final Path file = Files.write(folder.resolve("namespaces.yaml"), bytes);
        final @Nullable Throwable refusal = catchThrowable(() -> new NamespacesFile(file).read());
        if (refusal != null) {
            assertThat(refusal)
                    .describedAs(new String(bytes, StandardCharsets.UTF_8))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION));
        }
    }

    private List<Namespace> read(final String text) throws IOException {
        return new NamespacesFile(Files.writeString(folder.resolve("namespaces.yaml"), text))
                .read()
                .all();
    }
}
