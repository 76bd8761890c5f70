package io.ailog.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondTallyTest {
    private static final Window WINDOW = new Window(Instant.parse("2026-01-05T10:15:00Z"));

    @ParameterizedTest
    @CsvSource({
        "'0', 1, 0",
        "'59', 1, 0",
        "'60', 1, 1",
        "'899', 1, 840",
        "'0 59', 2, 0",
        "'0 60', 1, 0",
        "'100 159 160 160', 3, 101",
        "'10 10 500 500', 2, 0",
        "'10 500 500 899 899 899', 3, 840"
    })
    void findsTheFirstOfTheBusiestMinutes(final String seconds, final long errors, final int start) {
        final SecondTally tally = new SecondTally();
        for (final String second : seconds.split(" ", -1)) {
            tally.add(Integer.parseInt(second));
        }
        assertThat(tally.busiest(WINDOW))
                .isEqualTo(new BusiestMinute(errors, WINDOW.start().plusSeconds(start)));
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "1_000, 900", "1_700, 200", "1_900, 1_700", "20_000, 30", "30, 20_000", "20_000, 20_000"})
    void joinsTalliesOfAnySize(final String first, final String second) {
        final int[] sizes = {number(first), number(second)};
        final Random random = new Random(sizes[0]);
        final int[] seconds = random.ints(sizes[0] + sizes[1], 0, 900).toArray();
        final SecondTally whole = tally(IntStream.of(seconds));
        final SecondTally joined = tally(IntStream.of(seconds).limit(sizes[0]));
        joined.merge(tally(IntStream.of(seconds).skip(sizes[0])));
        assertThat(joined.busiest(WINDOW)).isEqualTo(whole.busiest(WINDOW)).isEqualTo(busiest(seconds));
    }

    @Test
    void countsAsWellAfterItWasAsked() {
        final SecondTally tally = tally(IntStream.of(1, 2));
        assertThat(tally.busiest(WINDOW).errors()).isEqualTo(2);
        tally.add(3);
        assertThat(tally.busiest(WINDOW).errors()).isEqualTo(3);
    }

    private static int number(final String text) {
        return Integer.parseInt(text.replace("_", ""));
    }

    private static SecondTally tally(final IntStream seconds) {
        final SecondTally tally = new SecondTally();
        seconds.forEach(tally::add);
        return tally;
    }

    /** The same by trying every minute. */
    private static BusiestMinute busiest(final int[] seconds) {
        BusiestMinute busiest = new BusiestMinute(0, WINDOW.start());
        for (int start = 0; start <= 840; start++) {
            final int from = start;
            final long errors = IntStream.of(seconds)
                    .filter(second -> second >= from && second < from + 60)
                    .count();
            if (errors > busiest.errors()) {
                busiest = new BusiestMinute(errors, WINDOW.start().plusSeconds(start));
            }
        }
        return busiest;
    }
}
