package io.ailog.benchmark;

import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The times and names that benchmarks use. */
final class Weeks {
    /** A Monday. */
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private Weeks() {}

    static WindowRange of(final int weeks) {
        return days(7 * weeks);
    }

    static WindowRange days(final int days) {
        return new WindowRange(START, START.plus(Duration.ofDays(days)));
    }

    static List<String> namespaces(final int number) {
        return IntStream.rangeClosed(1, number).mapToObj("app-%03d"::formatted).toList();
    }
}
