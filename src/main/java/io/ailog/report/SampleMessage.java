package io.ailog.report;

import io.ailog.incident.Severity;
import io.ailog.window.Namespace;
import io.ailog.window.Namespace.AlertRule;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A message that looks like those of runs, to try a channel with. */
public final class SampleMessage {
    private SampleMessage() {}

    public static Message at(final Instant now) {
        final Namespace namespace = new Namespace("sample-namespace", 50, Set.of(), AlertRule.WARN);
        final Window end = Window.containing(now);
        final Window start = Window.containing(end.start().minus(Window.LENGTH));
        final Sighting worst = new Sighting(
                start,
                namespace.name(),
                Severity.HIGH,
                1_234,
                new Sighting.Detail(
                        100,
                        List.of("spike"),
                        "SampleException",
                        "This is a test: nothing has happened.",
                        "sample-service",
                        ""));
        final Told told = new Told(
                namespace.name(),
                new WindowRange(start.start(), end.start()),
                worst.severity(),
                worst.errors(),
                now,
                false);
        return new Message(
                now,
                Message.Occasion.TEST,
                List.of(new Announcement(
                        Announcement.Kind.BEGUN, namespace, told, Optional.empty(), Optional.of(worst))),
                Optional.empty());
    }
}
