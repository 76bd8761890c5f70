package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.detection.KnownIssue;
import io.ailog.detection.KnownIssue.Handling;
import io.ailog.detection.KnownIssue.Scope;
import io.ailog.postgres.PostgresEdge;
import io.ailog.window.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownIssuesFileTest {
    private static final String MINIMAL = "known_issues:\n  - issue_id: A\n    message_pattern: cart\n";

    @TempDir
    private Path folder;

    @Test
    void readsTheExampleThatIsShipped() {
        assertThat(new KnownIssuesFile(Path.of("config", "known-issues.example.yaml"), PostgresEdge.patterns()).read())
                .extracting(KnownIssue::id)
                .containsExactly("SHOP-1842", "PAY-77");
    }

    @Test
    void readsEveryKey() throws IOException {
        final KnownIssue issue = read("""
                known_issues:
                  - issue_id: A
                    name: Lost carts
                    error_type_pattern: Illegal.*
                    message_pattern: "cart"
                    namespace: pca-dev-01-app
                    application: shop
                    introduced_in_version: 1.10
                    fixed_in_version: 2.0
                    severity: high
                    status: fixed
                    workaround: none
                    ticket: T-1
                    resolved_at: 2026-01-01T01:00:00+01:00
                """).get(0);

        assertThat(issue.name()).isEqualTo("Lost carts");
        assertThat(issue.appearance().errorType().orElseThrow().text()).isEqualTo("Illegal.*");
        assertThat(issue.appearance().message().orElseThrow().text()).isEqualTo("cart");
        assertThat(issue.scope()).isEqualTo(new Scope("pca-dev-01-app", "shop", "1.10", "2.0"));
        assertThat(issue.handling())
                .isEqualTo(new Handling(
                        "high", "fixed", "none", "T-1", Optional.of(Instant.parse("2026-01-01T00:00:00Z"))));
    }

    @Test
    void takesWhatIsLeftOutOrEmptyForUnknown() throws IOException {
        final KnownIssue issue = read(MINIMAL + "    ticket:\n    resolved_at: ~\n    fixed_in_version: ''\n")
                .get(0);

        assertThat(issue.appearance().errorType()).isEmpty();
        assertThat(issue.scope()).isEqualTo(new Scope("", "", "", ""));
        assertThat(issue.handling()).isEqualTo(new Handling("", "open", "", "", Optional.empty()));
    }

    @Test
    void readsAnEmptyList() throws IOException {
        assertThat(read("known_issues: []")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'    namspace: a'                  | line 4, column 5: `namspace` is no key of a known issue; they are issue_id,",
                "'    message_pattern: b'           | line 4, column 5: `message_pattern` is there twice.",
                "'    error_type_pattern: \"(a\"'   | line 4, column 25: `error_type_pattern` is no regular expression",
                "'    error_type_pattern: \"(a\"'   | missing closing ) at `(a`.",
                "'    error_type_pattern: a(?!b)'   | invalid or unsupported Perl syntax at `(?!`.",
                "'    namespace: pca-*'             | line 4, column 16: `pca-*` is no name of a namespace.",
                "'    fixed_in_version: latest'     | line 4, column 23: `fixed_in_version` must begin with a number",
                "'    severity: bad'                | line 4, column 15: `severity` must be one of critical, high, medium, low, info,",
                "'    status: resovled'             | line 4, column 13: `status` must be one of open, in_progress,",
                "'    resolved_at: yesterday'       | line 4, column 18: `resolved_at`: 'yesterday' is not a time. Write",
                "'    name: [a]'                    | line 4, column 11: `name` must be a plain text.",
                "'  - issue_id: A\n    message_pattern: b' | line 4, column 5: `A` is there twice.",
                "'  - message_pattern: b'           | line 4, column 5: each known issue needs an `issue_id`",
                "'  - issue_id: B'                  | line 4, column 5: give `error_type_pattern`, `message_pattern` or both",
                "'  - text'                         | line 4, column 5: `each of known_issues` must hold keys",
                "'  -\n\tissue_id: B'               | line 5, column 1"
            })
    void namesThePlaceOfWhatIsWrong(final String more, final String problem) {
        refuses(MINIMAL + more, problem);
    }

    @Test
    void namesTheFormOfTheWhole() {
        refuses("", "is empty. Write `known_issues:` and the known issues below it.");
        refuses("issues: []", "write one key, `known_issues:`");
        refuses("known_issues: { A: b }", "must be a list");
        refuses("known_issues: !!java.net.URL []", "Global tag is not allowed");
    }

    private void refuses(final String text, final String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
                .hasMessageStartingWith(folder.toString())
                .hasMessageContaining(problem);
    }

    private List<KnownIssue> read(final String text) throws IOException {
        final Path file = Files.writeString(folder.resolve("known-issues.yaml"), text);
        return new KnownIssuesFile(file, PostgresEdge.patterns()).read();
    }
}
