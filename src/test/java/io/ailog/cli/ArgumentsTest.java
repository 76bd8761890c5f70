package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that are refused before anything is started: exit code 2 and one line that says what is allowed. */
class ArgumentsTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "init --from 2026-03-03 --to 2026-03-02 | must be before",
                "init --from 2026-03-03 --to 2026-03-03 | must be before",
                "init --days 3 --from 2026-03-03        | goes without",
                "init                                   | Name a range",
                "init --days 0                          | must be 1 to",
                "init --from yesterday                  | is not a time",
                "init --from 2199-01-01                 | must lie before the last complete window",
                "init --days 1 --workers 0              | must be 1 to",
                "init --frm 2026-03-03                  | Unknown options",
                "innit --days 3                         | Unmatched arguments",
                "thresholds --percentile 93             | Write P93 as 0.93",
                "thresholds --percentile 1              | must be between 0 and 1",
                "thresholds --weeks 0                   | must be 1 to",
                "regular --from 2026-03-03 --to 2026-03-01 | must be before",
                "stop                                   | Name one execution",
                "restart 12 --job init                  | Name one execution",
                "abandon --job backfil                  | must be one of init, thresholds, backfill, detect-only, regular",
                "abandon 12 13                          | Unmatched argument",
                "restart twelve                         | at index 0 (ID)",
                "restart 12 --workers 21                | must be 1 to 20",
                "stop 12 --wait soon                    | Write 30s, 10m or 2h",
                "stop 12 --wait 5                       | Write 30s, 10m or 2h",
                "stop 12 --wait 25h                     | must be 0s to 24h",
                "purge                                  | --older-than=Nd",
                "purge --older-than 400                 | Write 400 days as 400d",
                "purge --older-than 0d                  | Write 400 days as 400d",
                "purge --older-than -1d                 | Write 400 days as 400d",
                "purge --older-than 400w                | Write 400 days as 400d",
                "purge --older-than 99999d              | Write 400 days as 400d",
                "purge --older-than=                    | Write 400 days as 400d",
                "purge --older-than 1.5d                | Write 400 days as 400d",
                "purge --older-than d                   | Write 400 days as 400d"
            })
    void refusesWrongArguments(final String arguments, final String reason) {
        final Result result = new Shell(home).run(arguments.trim().split(" +"));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.lastLine()).startsWith("error: ").contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "migrate --help",
                "init --help",
                "thresholds --help",
                "backfill --help",
                "regular --help",
                "restart --help",
                "stop --help",
                "abandon --help",
                "purge --help",
                "report --help",
                "status --help",
                "verify --help",
                "announce --help",
                "known-issues --help",
                "known-issues import --help",
                "known-issues list --help"
            })
    void explainsItself(final String arguments) {
        final Result result = new Shell(home).run(arguments.split(" "));

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Usage: ./run-job.sh");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
        // an example that is broken in two can't be copied
        assertThat(result.out()
                        .lines()
                        .dropWhile(line -> !line.equals("Examples:"))
                        .skip(1)
                        .takeWhile(line -> !line.isBlank()))
                .allMatch(line -> line.startsWith("  "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:07:00Z", "2214-07-21T23:34:33Z"})
    void refusesToWorkByAClockThatWasNeverSet(final String now) {
        final Result result = new Shell(home).at(Instant.parse(now)).run("regular");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines())
                .containsExactly("error: The clock of this machine says " + now + ". Set it right.");
    }

    @Test
    void namesTheMissingSettings() {
        final Result result = new Shell(home).run("migrate");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.lastLine()).startsWith("error: ").contains("DB_");
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PORT, abc",
        "DB_PORT, 70000",
        "DB_SSLMODE, maybe",
        "AILOG_BATCH_CHUNKWINDOWS, many",
        "AILOG_BATCH_CHUNKWINDOWS, 97",
        "AILOG_BATCH_CHUNKWINDOWS, 99999999999999999999",
        "AILOG_BATCH_CATCHUP, 24",
        "AILOG_BATCH_CATCHUP, 400d",
        "AILOG_CLAIMS_CHECK, 1ms",
        "AILOG_CLAIMS_CHECK, 1h",
        "AILOG_DETECTION_SPIKE_WEIGHT, NaN",
        "AILOG_DETECTION_SPIKE_RATIOSPAN, -1",
        "AILOG_DETECTION_BURST_TIMES, -1",
        "AILOG_DETECTION_BURST_ERRORS, 0",
        "AILOG_DETECTION_NEWSIGNATURE_WEIGHT, 101",
        "AILOG_DETECTION_CROSSNAMESPACE_NAMESPACES, 1",
        "AILOG_DETECTION_CROSSNAMESPACE_SPANWEIGHT, -3",
        "AILOG_DETECTION_REGRESSION_WEIGHT, much",
        "AILOG_DETECTION_CASCADE_SERVICES, 1",
        "AILOG_DETECTION_CASCADE_TRACES, 0",
        "AILOG_DETECTION_HEALTH_USUALATLEAST, 0",
        "AILOG_DETECTION_HEALTH_TREND_SHARE, 25",
        "AILOG_THRESHOLDS_FALLBACK, 1e300",
        "AILOG_THRESHOLDS_MINIMUMSAMPLES, 0",
        "AILOG_POSTGRES_CONNECTTIMEOUT, 10",
        "AILOG_POSTGRES_POOLSIZE, 0",
        "LOG_LEVEL, LOUD",
        "LOG_DIR, logs%d",
        "LOG_DIR, /dev/null/logs",
        "LOG_FORMAT, prose"
    })
    void namesTheSettingThatCannotBeUsed(final String key, final String value) {
        final Result result = new Shell(home)
                .with("DB_NAME", "ailog")
                .with("DB_USER", "app")
                .with("DB_PASSWORD", "se-cret")
                .with(key, value)
                .run("init", "--days", "1");

        assertThat(result.code()).describedAs(result.err()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.lastLine().replaceAll("[-_.]", "").toUpperCase(Locale.ROOT))
                .contains(key.replaceAll("[-_.]", ""));
    }
}
