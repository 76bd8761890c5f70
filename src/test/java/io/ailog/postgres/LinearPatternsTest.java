package io.ailog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearPatternsTest {
    private final LinearPatterns patterns = new LinearPatterns();

    @Test
    void findsAnywhereInAnyCase() {
        assertThat(finds("timed? out", "java.net.SocketTimeoutException: Read Timed out"))
                .isTrue();
        assertThat(finds("^Read", "java.net.SocketTimeoutException: Read timed out"))
                .isFalse();
        assertThat(finds("ČASOVÝ LIMIT", "časový limit vypršel")).isTrue();
    }

    @Test
    void takesLinearTime() {
        final String trap = "a".repeat(100_000) + "!";
        final long start = System.nanoTime();

        assertThat(finds("(a+)+$", trap)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(cart         | missing closing ) at `(cart`",
                "cart(?=\\d)   | invalid or unsupported Perl syntax at `(?=`",
                "(cart) \\1    | invalid escape sequence at `\\1`",
                "*             | missing argument to repetition operator at `*`",
                "((a{1000}){1000}){1000} | it repeats too much within repetitions"
            })
    void saysWhatIsWrong(final String pattern, final String problem) {
        assertThatThrownBy(() -> patterns.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void bearsWhatIsLongAndDeep() {
        assertThatThrownBy(() -> patterns.of("x".repeat(1_001))).hasMessageContaining("1001 characters");
        assertThat(finds("(".repeat(500) + ")".repeat(500), "")).isTrue();
        assertThat(finds("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id 123e4567-e89b-12d3-a456-426614174000."))
                .isTrue();
    }

    private boolean finds(final String pattern, final String text) {
        return patterns.of(pattern).search().test(text);
    }
}
