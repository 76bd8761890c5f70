package io.ailog.elasticsearch;

import io.ailog.signature.ErrorEvent;
import io.ailog.signature.EventSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A sink that keeps what it is given. */
final class EventList implements EventSink<EventList> {
    private final List<ErrorEvent> events = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    private final Runnable hook;

    EventList() {
        this(() -> {});
    }

    /** @param hook runs before each event is added */
    EventList(final Runnable hook) {
        this.hook = hook;
    }

    record Unreadable(Instant time, String namespace, String id) {}

    @Override
    public void add(final ErrorEvent event) {
        hook.run();
        events.add(event);
    }

    @Override
    public void addUnreadable(final Instant time, final String namespace, final String id) {
        unreadable.add(new Unreadable(time, namespace, id));
    }

    @Override
    public void merge(final EventList other) {
        events.addAll(other.events);
        unreadable.addAll(other.unreadable);
    }

    List<ErrorEvent> events() {
        return events;
    }

    List<Unreadable> unreadable() {
        return unreadable;
    }

    /** How often each message was read. */
    Map<String, Long> messages() {
        return events.stream().collect(Collectors.groupingBy(ErrorEvent::message, TreeMap::new, Collectors.counting()));
    }
}
