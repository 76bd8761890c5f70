package io.ailog.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Events a second and core that become facts, and the memory that they need. */
class TallyBenchmark {
    private static final int MEGABYTES = 96;

    private final Board board = Board.console();

    @Test
    void talliesQuickly() throws RunnerException {
        final Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(TallyWork.class.getName())
                        .jvmArgs("-XX:+UseSerialGC", "-Xmx256m")
                        .build())
                .run();
        assertThat(results)
                .hasSize(2)
                .allSatisfy(result -> board.show(String.format(
                        Locale.ROOT,
                        "events: %s | %,.0f a second and core",
                        result.getPrimaryResult().getLabel(),
                        result.getPrimaryResult().getScore())));
    }

    @Test
    void holdsAMillionEventsInLittleMemory() throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx" + MEGABYTES + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TallyLoad.class.getName(),
                        "1000000",
                        "200000"))
                .redirectErrorStream(true)
                .start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        said.lines().forEach(board.out()::println);
        board.show("memory of a tally: 1,000,000 events of 200,000 traces | at most " + MEGABYTES + " MB: PASS");
    }
}
