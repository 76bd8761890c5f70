package io.ailog.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ailog.logs.RealLogs;
import io.ailog.signature.LabelledMessages.Labelled;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Labelled logs of real systems, where the machine has them: Loghub's, grouped as their statements. */
class RealGroupingTest {
    private static final double FLOOR = 0.9;

    @Test
    void groupsNineOfTenLinesAsTheirStatements() {
        final String folder = System.getProperty(RealLogs.PROPERTY, "");
        assumeThat(folder)
                .as("no real logs here: -D%s names a folder with structured files of Loghub", RealLogs.PROPERTY)
                .isNotBlank();
        final Map<String, Double> accuracies = new TreeMap<>();
        RealLogs.linesByFile(Path.of(folder)).forEach((file, lines) -> accuracies.put(file, accuracy(lines)));
        final double mean = accuracies.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        assertThat(mean).as("mean of %s", accuracies).isGreaterThanOrEqualTo(FLOOR);
    }

    private static double accuracy(final List<Map<String, String>> lines) {
        return new GroupingAccuracy(lines.stream()
                        .map(line -> new Labelled(line.getOrDefault("EventId", ""), line.getOrDefault("Content", "")))
                        .toList())
                .share();
    }
}
