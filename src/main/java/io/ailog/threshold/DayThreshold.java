package io.ailog.threshold;

import java.time.DayOfWeek;

/**
 * The percentile of a namespace's counts on one day of the week, with what it rests on.
 *
 * @param value errors per window: the smallest count whose cumulative share reaches the level
 * @param samples windows that were looked at
 */
public record DayThreshold(
        String namespace, DayOfWeek day, double value, long samples, double median, double mean, double max) {}
