package io.ailog.detection;

import io.ailog.service.TraceTally;
import io.ailog.signature.Cut;
import io.ailog.signature.ErrorEvent;
import io.ailog.signature.EventSink;
import io.ailog.signature.Signatures;
import io.ailog.window.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the events of a batch say about each of its windows. The facts are the same in whatever order events come and
 * however they are spread over tallies that are merged. What memory it needs depends on the windows' distinct
 * signatures, services and traces, up to its limits, and not on the number of events.
 */
public final class EventTally implements EventSink<EventTally> {
    /** Characters of applications, versions and traces that are looked at. */
    static final int NAME_LENGTH = 256;

    /**
     * How much is told apart, so that no log can use up the memory. What is too much is summed up: of too many the first
     * in their order stay.
     *
     * @param signatures signatures by version of a service, in a window and namespace; the rest are summed under one
     *     signature
     * @param releases versions of services by signature; the rest count for none
     * @param services in a window and namespace; the rest count for the empty application
     * @param errorTypes of a service in a window; the rest are summed under one type
     * @param traces of a window, see {@link TraceTally.Limits}; the rest are not followed
     */
    public record Limits(int signatures, int releases, int services, int errorTypes, TraceTally.Limits traces) {
        public static final Limits DEFAULT =
                new Limits(10_000, 50, 1_000, 100, new TraceTally.Limits(2_000_000, 20, 2_000));

        private static final int MOST = 1 << 24;

        public Limits {
            require("signatures", signatures, releases + 1);
            require("releases", releases, 1);
            require("services", services, 1);
            require("error-types", errorTypes, 1);
            require("traces", traces.traces(), 1);
            require("path-steps", traces.steps(), 2);
            require("paths", traces.paths(), 1);
        }

        private static void require(final String key, final int value, final int least) {
            if (value < least || value > MOST) {
                throw new IllegalArgumentException(
                        String.format("Limit `%s` must be %d to %d, was %d.", key, least, MOST, value));
            }
        }
    }

    private final Limits limits;
    private final Supplier<Signatures> signatures;
    private final Map<Long, WindowTally> windows = new HashMap<>();

    /** With the signatures of the thread that adds events, which one tally may leave to the next. */
    public EventTally(final Limits limits, final Supplier<Signatures> signatures) {
        this.limits = limits;
        this.signatures = signatures;
    }

    /** Makes tallies that share what each thread knows about signatures. */
    public static Supplier<EventTally> supplier(final Limits limits) {
        final ThreadLocal<Signatures> signatures = ThreadLocal.withInitial(Signatures::new);
        return () -> new EventTally(limits, signatures::get);
    }

    @Override
    public void add(final ErrorEvent event) {
        window(event.time()).add(withShortNames(event), signatures.get().of(event.message()));
    }

    @Override
    public void addUnreadable(final Instant time, final String namespace, final String id) {
        window(time).addUnreadable(time, namespace, id);
    }

    @Override
    public void merge(final EventTally other) {
        other.windows.forEach((start, theirs) -> {
            final WindowTally mine = windows.putIfAbsent(start, theirs);
            if (mine != null) {
                mine.merge(theirs);
            }
        });
        other.windows.clear();
    }

    /** The facts of each window that has any event, in the order of time; asked for once, at the end. */
    public List<EventFacts> facts() {
        return windows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(entry -> entry.getValue().facts())
                .toList();
    }

    private WindowTally window(final Instant time) {
        final long seconds = time.getEpochSecond();
        final long start = seconds - Math.floorMod(seconds, Window.LENGTH.toSeconds());
        final WindowTally known = windows.get(start);
        return known == null
                ? windows.computeIfAbsent(start, key -> new WindowTally(Window.containing(time), limits))
                : known;
    }

    private static ErrorEvent withShortNames(final ErrorEvent event) {
        if (event.application().length() <= NAME_LENGTH
                && event.version().length() <= NAME_LENGTH
                && event.trace().length() <= NAME_LENGTH) {
            return event;
        }
        return new ErrorEvent(
                event.time(),
                event.namespace(),
                Cut.to(NAME_LENGTH, event.application()),
                Cut.to(NAME_LENGTH, event.version()),
                event.message(),
                Cut.to(NAME_LENGTH, event.trace()));
    }
}
