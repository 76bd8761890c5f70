package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.server.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownIssuesIT {
    private static final String TWO = """
            known_issues:
              - issue_id: SHOP-1
                name: Lost carts
                error_type_pattern: IllegalState
                message_pattern: cart \\d+
                fixed_in_version: 2.10.1
                severity: high
                status: fixed
                resolved_at: 2026-01-02
              - issue_id: PAY-7
                message_pattern: "timed out"
            """;
    private static final String ALL = """
            SELECT concat_ws('|', issue_id, issue_name, error_type_pattern, message_pattern, fixed_in_version, severity,
                             status, resolved_at AT TIME ZONE 'UTC', occurrence_count, last_seen_at AT TIME ZONE 'UTC')
            FROM ailog_peak.known_issues ORDER BY issue_id
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        shell = new Shell(home).on(TestPostgres.database());
    }

    @Test
    void addsAndChangesAndLeavesWhatWasCounted() throws IOException {
        assertThat(imported(TWO)).isEqualTo("known-issues import done: 2 added, 0 changed, 0 unchanged.");
        assertThat(imported(TWO)).isEqualTo("known-issues import done: 0 added, 0 changed, 2 unchanged.");
        TestPostgres.query("""
                UPDATE ailog_peak.known_issues SET occurrence_count = 1234, last_seen_at = '2026-03-02T10:00:00.5Z'
                WHERE issue_id = 'SHOP-1' RETURNING 1
                """);

        assertThat(imported(TWO.replace("2.10.1", "2.10.2").replace("resolved_at: 2026-01-02", "resolved_at:")))
                .isEqualTo("known-issues import done: 0 added, 1 changed, 1 unchanged.");
        assertThat(
                        imported(
                                "known_issues: [{ issue_id: NEW, error_type_pattern: x, status: closed, fixed_in_version: 1 }]"))
                .isEqualTo("known-issues import done: 1 added, 0 changed, 0 unchanged.");
        assertThat(TestPostgres.query(ALL))
                .containsExactly(
                        "NEW|x|1|closed|0",
                        "PAY-7|timed out|open|0",
                        "SHOP-1|Lost carts|IllegalState|cart \\d+|2.10.2|high|fixed|1234|2026-03-02 10:00:00.5");
    }

    @Test
    void listsThem() throws IOException {
        imported(TWO);
        TestPostgres.query("""
                UPDATE ailog_peak.known_issues SET occurrence_count = 1234, last_seen_at = '2026-03-02T10:00:00.5Z'
                WHERE issue_id = 'SHOP-1' RETURNING 1
                """);
        final Result table = shell.run("known-issues", "list");
        final Result json = shell.run("known-issues", "list", "--json");

        assertThat(table.code()).isZero();
        assertThat(table.out().lines())
                .containsExactly(
                        "id                name                          status       pattern                                  seen"
                                + "  last seen",
                        "PAY-7                                           open         timed out                                   0"
                                + "  never",
                        "SHOP-1            Lost carts                    fixed        IllegalState: cart \\d+                  1,234"
                                + "  2026-03-02T10:00:00Z");
        assertThat(json.code()).isZero();
        assertThat(TestPostgres.query("SELECT issue ->> 'message_pattern' || ' ' || (issue ->> 'occurrence_count')"
                        + " FROM json_array_elements('" + json.out() + "') AS issue"))
                .containsExactly("timed out 0", "cart \\d+ 1234");
    }

    @Test
    void saysThatThereAreNone() {
        assertThat(shell.run("known-issues", "list").lastLine())
                .startsWith("known-issues: none. ./run-job.sh known-issues import FILE");
    }

    @Test
    void importsNothingWhenAnythingIsWrong() throws IOException {
        final Result result = run(TWO.replace("\"timed out\"", "\"timed (out\""));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.lastLine())
                .contains("known.yaml, line 11, column 22: `message_pattern` is no regular expression");
        assertThat(TestPostgres.query(ALL)).isEmpty();
    }

    @Test
    void warnsOfAnIssueWhoseReturnNobodyCanTell() throws IOException {
        final Result result = run("known_issues: [{ issue_id: A, message_pattern: x, status: closed }]");

        assertThat(result.code()).isZero();
        assertThat(result.err()).startsWith("warning: A is closed with neither `fixed_in_version` nor `resolved_at`");
    }

    @Test
    void refusesOtherArguments() {
        assertThat(shell.run("known-issues").code()).isEqualTo(2);
        assertThat(shell.run("known-issues").lastLine()).endsWith("See ./run-job.sh known-issues --help");
        assertThat(shell.run("known-issues", "import").lastLine())
                .contains("Missing required parameter: 'FILE'")
                .endsWith("See ./run-job.sh known-issues import --help");
        assertThat(shell.run("known-issues", "import", "nowhere.yaml").lastLine())
                .isEqualTo(
                        "error: nowhere.yaml can't be read: there is no such file. Check the path and its permissions.");
        assertThat(shell.run("known-issues", "import", "--help").out().lines())
                .contains("Examples:")
                .allMatch(line -> line.length() <= 80);
        assertThat(shell.run("known-issues", "--help").out()).contains("./run-job.sh known-issues list --json");
    }

    @Test
    void tellsThatTheSchemaIsMissing() throws IOException {
        final Result result = new Shell(home)
                .on(TestPostgres.empty("known_issues_empty"))
                .run("known-issues", "import", file(TWO).toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.lastLine()).contains("./run-job.sh migrate");
    }

    @Test
    void waitsForItsOwnCommit() throws IOException, SQLException {
        try (Connection connection = TestPostgres.database().connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE FUNCTION public.note_commit() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        NEW.ticket := current_setting('synchronous_commit');
                        RETURN NEW;
                    END $$;
                    CREATE TRIGGER note_commit BEFORE INSERT ON ailog_peak.known_issues
                    FOR EACH ROW EXECUTE FUNCTION public.note_commit()
                    """);
            try {
                imported(TWO);
            } finally {
                statement.execute("DROP FUNCTION public.note_commit() CASCADE");
            }
        }

        assertThat(TestPostgres.query("SELECT DISTINCT ticket FROM ailog_peak.known_issues"))
                .isEqualTo(List.of("on"));
    }

    private String imported(final String text) throws IOException {
        final Result result = run(text);
        assertThat(result.code()).describedAs(result.err()).isZero();
        return result.lastLine();
    }

    private Result run(final String text) throws IOException {
        return shell.run("known-issues", "import", file(text).toString());
    }

    private Path file(final String text) throws IOException {
        return Files.writeString(home.resolve("known.yaml"), text);
    }
}
