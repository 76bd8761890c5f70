package io.ailog.service;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * That one service called another, as errors show it: the one whose error came later in a trace called the one before.
 *
 * @param source who called
 * @param target who was called, and failed
 * @param failed traces in which the call failed
 * @param first time of the earliest error of these traces
 * @param last time of the latest error of these traces
 */
public record Call(Service source, Service target, long failed, Instant first, Instant last) {
    private static final Comparator<Call> ORDER =
            Comparator.comparing(Call::source).thenComparing(Call::target);

    /** The same calls, those between the same services as one, in the order of source and target. */
    public static List<Call> merged(final Collection<Call> calls) {
        final Map<Call, Call> merged = new TreeMap<>(ORDER);
        calls.forEach(call -> merged.merge(call, call, Call::with));
        return List.copyOf(merged.values());
    }

    private Call with(final Call other) {
        return new Call(
                source,
                target,
                failed + other.failed,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }
}
