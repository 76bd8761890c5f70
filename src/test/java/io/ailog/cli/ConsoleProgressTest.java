package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.Progress.Phase;
import io.ailog.window.WindowRange;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleProgressTest {
    private static final WindowRange DAYS =
            new WindowRange(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-12T00:00:00Z"));

    /** No thread looks on: each step of a test is its own. */
    private static final Duration NEVER = Duration.ofDays(1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();
    private Screen screen = screen(Terminal.NONE);
    private ConsoleProgress progress = new ConsoleProgress(screen, nanos::get, NEVER);

    @AfterEach
    void end() {
        progress.ended();
    }

    @Test
    void saysALineEveryThirtySeconds() {
        begin(960);
        for (int second = 1; second <= 65; second++) {
            pass(Duration.ofSeconds(1));
            progress.collected(4, 100);
        }

        assertThat(out()).isEqualTo("""
                backfill: 2026-03-02T00:00:00Z to 2026-03-12T00:00:00Z, 960 windows
                backfill: collected 120 of 960 windows (12 %), 3,000 errors; 4 windows a second, 100 errors, 3 min 30 s to go
                backfill: collected 240 of 960 windows (25 %), 6,000 errors; 4 windows a second, 100 errors, 3 min 0 s to go
                """);
        assertThat(err()).isEmpty();
    }

    @Test
    void goesOnSayingHowFarItIsWhileNothingGetsOn() {
        begin(960);
        pass(Duration.ofSeconds(30));
        progress.show();

        assertThat(out()).endsWith("\nbackfill: collected 0 of 960 windows (0 %), 0 errors\n");
    }

    @Test
    void countsWhatAnEarlierRunHasDone() {
        begin(860);
        pass(Duration.ofSeconds(30));
        progress.collected(60, 0);

        assertThat(out())
                .endsWith("\nbackfill: collected 160 of 960 windows (16 %), 0 errors, 100 of them before;"
                        + " 2 windows a second, 0 errors, 6 min 40 s to go\n");
    }

    @Test
    void drawsABarInItsPlaceAndTakesItAway() {
        on(new Terminal(200, false));
        begin(960);
        pass(Duration.ofSeconds(10));
        progress.collected(480, 9_000);
        progress.begun(Phase.DETECT, 960);
        pass(Duration.ofSeconds(10));
        progress.detected(96);
        screen.result("done");

        assertThat(err())
                .isEqualTo(
                        "\r\u001b[Kcollecting 50% [############............] 480/960 windows 48/s, 9.0k errors 900/s, 10s left"
                                + "\r\u001b[Kjudging 10% [##......................] 96/960 windows 9.6/s, 90s left"
                                + "\r\u001b[K");
        assertThat(out()).endsWith("960 windows\ndone\n");
    }

    @Test
    void drawsNoOftenerThanATerminalIsLookedAt() {
        on(new Terminal(200, false));
        begin(960);
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(5));
            progress.collected(1, 1);
        }

        assertThat(err().split("\r", -1)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120 | collecting 42% [##########..............] 2,016/4,800 windows 5/s, 1.2M errors 3.1k/s, 9m16s left
            80  | collecting 42% [##....] 2,016/4,800 windows 5/s, 1.2M errors 3.1k/s, 9m16s left
            75  | collecting 42% 2,016/4,800 windows 5/s, 1.2M errors 3.1k/s, 9m16s left
            60  | collecting 42% [##....] 2,016/4,800 windows 5/s, 9m16s left
            50  | collecting 42% [###.....] 2,016/4,800 windows 5/s
            30  | collecting 42% 2,016/4,800 wi
            """)
    void leavesOutWhatHasNoRoom(final int columns, final String line) {
        final Pace pace = new Pace("backfill", Phase.COLLECT, 4_800, 16, 2_000, 1_234_567, Duration.ofSeconds(400));

        assertThat(pace.bar(columns - 1)).isEqualTo(line).hasSizeLessThan(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "0.44,0.4",
        "9.96,10",
        "12,12",
        "999.4,999",
        "999.6,1.0k",
        "3400,3.4k",
        "99999,100k",
        "1234567,1.2M",
        "2e12,2000G"
    })
    void saysAmountsInFewCharacters(final double amount, final String text) {
        assertThat(Amount.of(amount)).isEqualTo(text);
    }

    @Test
    void isSilentWhenAskedToBe() {
        on(new Terminal(80, true));
        screen.quiet();
        begin(960);
        pass(Duration.ofMinutes(5));
        progress.collected(480, 9_000);

        assertThat(out() + err()).isEmpty();
    }

    @Test
    void coloursFailuresOnTerminalsUnlessThatIsRefused() {
        on(Terminal.of(Map.of("AILOG_COLUMNS", "80", "TERM", "xterm")));
        screen.failure("it broke");
        on(Terminal.of(Map.of("AILOG_COLUMNS", "80", "NO_COLOR", "1")));
        screen.failure("it broke");
        on(Terminal.of(Map.of("AILOG_COLUMNS", "80", "TERM", "dumb")));
        screen.failure("it broke");

        assertThat(err()).isEqualTo("""
                \u001b[31merror:\u001b[0m it broke
                error: it broke
                error: it broke
                """);
        assertThat(Terminal.of(Map.of("AILOG_COLUMNS", "80", "TERM", "dumb"))).isEqualTo(Terminal.NONE);
        assertThat(Terminal.of(Map.of("AILOG_COLUMNS", "many"))).isEqualTo(Terminal.NONE);
    }

    private void begin(final long left) {
        progress.begun("backfill", DAYS);
        progress.begun(Phase.COLLECT, left);
    }

    private void pass(final Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void on(final Terminal terminal) {
        screen = screen(terminal);
        progress = new ConsoleProgress(screen, nanos::get, NEVER);
    }

    private Screen screen(final Terminal terminal) {
        return new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
