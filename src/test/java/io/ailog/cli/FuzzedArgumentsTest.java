package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Arguments that nobody means: exit code 2 and one line, whatever they are. */
@Timeout(60)
class FuzzedArgumentsTest {
    private static final List<String> JOBS = List.of(
            "migrate", "init", "thresholds", "backfill", "regular", "stop", "restart", "abandon", "demo", "", "INIT");
    private static final List<String> OPTIONS = List.of(
            "--days",
            "--from",
            "--to",
            "--workers",
            "--percentile",
            "--weeks",
            "--zero-windows",
            "--rerun",
            "--dry-run",
            "--quiet",
            "--verbose",
            "--job",
            "--wait",
            "--from=",
            "--days=",
            "--percentile=",
            "--dry-run=",
            "--",
            "-x");

    @TempDir
    private Path home;

    private Shell shell;

    /** Arguments that happen to be right end at a file that is wrong, which saves the start of the application. */
    @BeforeEach
    void breakTheInstallation() throws IOException {
        Files.writeString(home.resolve(".env"), "broken");
        shell = new Shell(home);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void refusesWhateverIsTyped(final long seed) {
        final Scribbles scribbles = new Scribbles(seed);
        for (int i = 0; i < 150; i++) {
            final String[] arguments = arguments(scribbles);

            final Result result = shell.run(arguments);

            assertThat(result.code()).describedAs(Arrays.toString(arguments)).isEqualTo(2);
            assertOneLine(result, arguments);
        }
    }

    @Test
    void readsNoFileThatAnArgumentNames() throws IOException {
        final Path file = Files.writeString(home.resolve("secret"), "--days not-shown");

        for (final String argument : List.of("@" + file, "@@" + file)) {
            final Result result = shell.run("init", argument);

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains(argument).doesNotContain("not-shown");
        }
    }

    @Test
    void shortensAnArgumentOfTenMegabytes() {
        final String long1 = "2026-01-01T" + "9".repeat(10_000_000);

        for (final String[] arguments : List.of(
                new String[] {"init", "--from", long1},
                new String[] {"init", "--days", long1},
                new String[] {"thresholds", "--percentile", long1},
                new String[] {"thresholds", "--zero-windows", long1},
                new String[] {"init", long1},
                new String[] {"init", "--" + long1},
                new String[] {long1})) {
            final Result result = shell.run(arguments);

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err().length()).isLessThan(500);
            assertThat(result.err().lines()).hasSize(1);
            assertThat(result.err()).contains("--help");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init --days 1 --days 2",
                "init --days 1 --days 1",
                "init --from 2026-03-01 --from 2026-03-01",
                "init --days -3",
                "init --days=",
                "init --days 1 -- --rerun",
                "init --days 2147483648",
                "init --days 1.0",
                "init --dry-run=perhaps --days 1",
                "thresholds --percentile NaN",
                "thresholds --percentile -0.93",
                "thresholds --percentile 0,93",
                "thresholds --percentile 1e-9",
                "thresholds --percentile 0.99999",
                "thresholds --weeks 999999999999",
                "regular --workers 2"
            })
    void refusesWhatWouldBeMisread(final String arguments) {
        final Result result = shell.run(arguments.split(" "));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).doesNotContain(".env");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-2-1",
                "2026-01-01 00:00:00Z",
                "2026-01-01T00:00",
                "2026-01-01T00:00:00",
                "2026-01-01T24:00:00Z",
                "2026-01-01T23:59:60Z",
                "2026-01-01T00:00:00+19:00",
                "2026-W01",
                "2026-001",
                "2026-01-01T00:00:00Z[Europe/Prague]",
                "2026-01-01t00:00:00z",
                "2027-02-29",
                "20260101",
                "1767225600",
                "01.01.2026",
                "",
                "T",
                "1999-12-31T23:59:59Z",
                "2200-01-01T00:00:00.000000001Z",
                "+292278994-01-01",
                "2026-01-01T00:00:00−01:00"
            })
    void refusesTimesOfEveryWrongForm(final String text) {
        assertThatThrownBy(() -> new TimeArgument().convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void takesTimesForWhatTheySay() {
        final Scribbles scribbles = new Scribbles(5);
        for (int i = 0; i < 2_000; i++) {
            final Instant time = Instant.ofEpochSecond(946_684_800L + 3L * scribbles.below(2_000_000_000))
                    .plusNanos(scribbles.below(2) * (long) scribbles.below(1_000_000_000));
            final OffsetDateTime written =
                    time.atOffset(ZoneOffset.ofTotalSeconds(60 * (scribbles.below(36 * 60) - 18 * 60)));

            assertThat(new TimeArgument().convert(written.toString())).isEqualTo(time);
        }
        assertThat(new TimeArgument().convert("2028-02-29")).isEqualTo(Instant.parse("2028-02-29T00:00:00Z"));
        assertThat(new TimeArgument().convert("2026-03-29T02:30:00+02:00"))
                .isEqualTo(Instant.parse("2026-03-29T00:30:00Z"));
    }

    private static String[] arguments(final Scribbles scribbles) {
        final List<String> arguments = new ArrayList<>();
        arguments.add(scribbles.below(8) == 0 ? scribbles.text() : scribbles.one(JOBS));
        for (int i = scribbles.below(5); i > 0; i--) {
            arguments.add(scribbles.below(2) == 0 ? scribbles.one(OPTIONS) : scribbles.text());
        }
        return arguments.toArray(String[]::new);
    }

    private static void assertOneLine(final Result result, final String... arguments) {
        assertThat(result.err().lines()).describedAs(Arrays.toString(arguments)).hasSize(1);
        assertThat(result.err().strip())
                .describedAs(Arrays.toString(arguments))
                .startsWith("error: ")
                .hasSizeLessThan(2_100)
                .doesNotContainPattern("\\p{C}")
                .doesNotContain("Exception")
                .doesNotContain("root:x:");
        assertThat(result.out()).isEmpty();
    }
}
