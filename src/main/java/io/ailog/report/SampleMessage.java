package io.ailog.report;

import io.ailog.incident.Episode;
import io.ailog.incident.RecordedIncident;
import io.ailog.incident.Severity;
import io.ailog.window.Namespace;
import io.ailog.window.Namespace.AlertRule;
import io.ailog.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A message that looks like those of runs, to try a channel with. */
public final class SampleMessage {
    private SampleMessage() {}

    public static Message at(final Instant now) {
        final Namespace namespace = new Namespace("sample-namespace", 50, Set.of(), AlertRule.WARN);
        final Window last = Window.containing(Window.containing(now).start().minus(Window.LENGTH));
        final RecordedIncident worst = new RecordedIncident(1, namespace.name(), last, 1_234, Severity.HIGH, 70);
        final IncidentDetail detail = new IncidentDetail(
                100,
                List.of("spike"),
                "SampleException",
                "This is a test: nothing has happened.",
                "sample-service",
                "");
        final Episode episode = new Episode(List.of(worst), true);
        final Told told = new Told(namespace.name(), episode.range(), episode.severity(), worst.count(), now, false);
        return new Message(
                now,
                Message.Occasion.TEST,
                List.of(new Announcement(
                        Announcement.Kind.BEGUN, namespace, told, Optional.empty(), Optional.of(episode))),
                Optional.empty(),
                Map.of(worst.id(), detail));
    }
}
