package io.ailog.logs;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a baseline says about a namespace: the 93rd percentile of its counts by day of the week, over windows with
 * errors, discrete. It is computed from the rhythm alone, so that plants can be sized before any document exists.
 */
final class Usual {
    private static final double LEVEL = 0.93;

    private final Rhythm rhythm;
    private final Map<Environment, Map<DayOfWeek, Integer>> percentiles = new HashMap<>();

    Usual(final Rhythm rhythm, final WindowRange baseline) {
        this.rhythm = rhythm;
        for (final Environment environment : Environment.all()) {
            percentiles.put(
                    environment,
                    baseline.windows()
                            .collect(Collectors.groupingBy(
                                    window -> window.slot().day(),
                                    () -> new EnumMap<>(DayOfWeek.class),
                                    Collectors.collectingAndThen(
                                            Collectors.mapping(
                                                    window -> rhythm.errors(environment, window), Collectors.toList()),
                                            counts -> percentile(counts.stream()
                                                    .mapToInt(Integer::intValue)
                                                    .toArray())))));
        }
    }

    /** ERROR documents of the window without any planted ones. */
    int errors(final Environment environment, final Window window) {
        return rhythm.errors(environment, window);
    }

    /** ERROR documents that 93 % of the windows of the same day of the week don't exceed. */
    int threshold(final Environment environment, final Window window) {
        return percentiles
                .getOrDefault(environment, Map.of())
                .getOrDefault(window.slot().day(), 0);
    }

    private static int percentile(final int[] counts) {
        final int[] sorted =
                Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(LEVEL * sorted.length) - 1];
    }
}
