package io.ailog.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Messages a second and core: to normalised texts, and to signatures; see {@link SignatureWork}. */
class SignatureBenchmark {
    private static final double FLOOR = 1_000_000;

    private final Board board = Board.console();

    @Test
    void readsAMillionMessagesASecond() throws RunnerException {
        final Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(SignatureWork.class.getName())
                        .jvmArgs("-XX:+UseSerialGC", "-Xmx256m")
                        .build())
                .run();
        assertThat(results)
                .hasSize(3)
                .allSatisfy(result -> board.show(String.format(
                        Locale.ROOT,
                        "signatures: %s, 200 characters a message | %,.0f messages a second and core | at least %,.0f: %s",
                        result.getPrimaryResult().getLabel(),
                        result.getPrimaryResult().getScore(),
                        FLOOR,
                        Board.verdict(FLOOR, result.getPrimaryResult().getScore()))));
    }
}
