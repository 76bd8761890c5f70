package io.ailog.detection;

import io.ailog.service.Service;
import io.ailog.service.TraceTally;
import io.ailog.signature.ErrorEvent;
import io.ailog.signature.Signature;
import io.ailog.window.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the events of one window say. */
final class WindowTally {
    private final Window window;
    private final EventTally.Limits limits;
    private final Map<String, NamespaceTally> namespaces = new HashMap<>();
    private final TraceTally traces;

    WindowTally(final Window window, final EventTally.Limits limits) {
        this.window = window;
        this.limits = limits;
        traces = new TraceTally(window, limits.traces());
    }

    void add(final ErrorEvent event, final Signature signature) {
        final NamespaceTally namespace = namespace(event.namespace());
        final Signature counted = namespace.add(event, signature);
        final Service service = namespace.addService(event.application(), signature);
        if (!event.trace().isEmpty()) {
            traces.add(event, service, counted);
        }
    }

    void addUnreadable(final Instant time, final String namespace, final String id) {
        namespace(namespace).addUnreadable(time, id);
    }

    void merge(final WindowTally other) {
        other.namespaces.forEach((name, theirs) -> namespace(name).merge(theirs));
        traces.merge(other.traces);
    }

    EventFacts facts() {
        return new EventFacts(
                window,
                sorted().map(NamespaceTally::events).toList(),
                all(NamespaceTally::signatures),
                all(NamespaceTally::services),
                traces.paths(WindowNames.of(namespaces.values())));
    }

    private NamespaceTally namespace(final String name) {
        final NamespaceTally known = namespaces.get(name);
        return known == null ? namespaces.computeIfAbsent(name, key -> new NamespaceTally(key, window, limits)) : known;
    }

    private <T> List<T> all(final Function<NamespaceTally, List<T>> facts) {
        return sorted().map(facts).flatMap(List::stream).toList();
    }

    private Stream<NamespaceTally> sorted() {
        return namespaces.values().stream().sorted(Comparator.comparing(NamespaceTally::name));
    }
}
