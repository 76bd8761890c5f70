package io.ailog.threshold;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The ceiling of a namespace: half the sum of the median and the mean of its percentile values over the week.
 *
 * @param value errors per window
 * @param median of the percentile values of the days that have one
 * @param mean of the same
 * @param samples windows that the percentile values rest on, together
 */
public record Cap(String namespace, double value, double median, double mean, double min, double max, long samples) {
    /**
     * The CAP of each namespace in {@code thresholds}, by name: (median + mean) / 2 of its percentile values, section 7
     * of the contract. The median of an even number of values is the mean of the middle two. Not rounded.
     */
    public static List<Cap> of(final List<DayThreshold> thresholds) {
        return thresholds.stream()
                .collect(groupingBy(DayThreshold::namespace, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(week -> of(week.getKey(), week.getValue()))
                .toList();
    }

    private static Cap of(final String namespace, final List<DayThreshold> week) {
        final double[] values =
                week.stream().mapToDouble(DayThreshold::value).sorted().toArray();
        final double median = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        final double mean = Arrays.stream(values).average().orElseThrow();
        final long samples = week.stream().mapToLong(DayThreshold::samples).sum();
        return new Cap(namespace, (median + mean) / 2, median, mean, values[0], values[values.length - 1], samples);
    }
}
