package io.ailog.report;

import io.ailog.incident.Episode;
import io.ailog.incident.RecordedIncident;
import io.ailog.report.MessageText.Entry;
import io.ailog.report.MessageText.Level;
import io.ailog.window.Namespace.AlertRule;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An announcement in words. */
final class AnnouncementText {
    private static final int LONGEST_MESSAGE = 160;
    private static final int LONGEST_NAME = 80;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AnnouncementText() {}

    static Level level(final Announcement one) {
        final boolean isLoud =
                switch (one.kind()) {
                    case OVER, WITHDRAWN -> false;
                    case BEGUN, WORSE, LASTING -> true;
                    case CORRECTED ->
                        !one.now().isOver()
                                && AnnouncementPolicy.isAnnounced(
                                        one.namespace().alertRule(), one.now().severity());
                };
        if (!isLoud) {
            return Level.NOTE;
        }
        return one.namespace().alertRule() == AlertRule.CRITICAL ? Level.CRITICAL : Level.WARNING;
    }

    /** @param detail of the worst incident, if any is known */
    static Entry entry(final Announcement one, final Optional<IncidentDetail> detail) {
        final List<String> lines = new ArrayList<>();
        lines.add(one.kind() == Announcement.Kind.WITHDRAWN ? withdrawal(one) : state(one));
        one.before()
                .filter(before -> one.kind() == Announcement.Kind.WORSE || one.kind() == Announcement.Kind.CORRECTED)
                .ifPresent(before ->
                        lines.add("It was said to be " + before.severity().label() + ", with "
                                + number(before.errors()) + " errors in a window"
                                + (before.isOver() ? ", and over." : ".")));
        one.worst().ifPresent(worst -> lines.add(errors(worst, detail)));
        detail.ifPresent(known -> addDetail(known, lines));
        return new Entry(
                level(one),
                word(one) + " " + one.kind().word() + ": " + one.namespace().name(),
                lines);
    }

    /** In one line, for a list. */
    static String summary(final Announcement one) {
        final WindowRange range = one.now().range();
        return one.namespace().name() + ": " + one.now().severity().label() + " from " + TIME.format(range.from())
                + " to " + CLOCK.format(range.to()) + ", up to "
                + number(one.now().errors()) + " errors in a window";
    }

    private static String word(final Announcement one) {
        return one.namespace().alertRule() == AlertRule.CRITICAL ? "CRITICAL" : "WARNING";
    }

    private static String state(final Announcement one) {
        final WindowRange range = range(one);
        final String severity = one.now().severity().label();
        return one.now().isOver()
                ? severity + ", over: from " + TIME.format(range.from()) + " to " + TIME.format(range.to()) + ", "
                        + length(range)
                : severity + " since " + TIME.format(range.from()) + ", " + length(range) + " until now";
    }

    /** Late data may have moved the start, by which it was noted, to an earlier window. */
    private static WindowRange range(final Announcement one) {
        final WindowRange noted = one.now().range();
        return one.episode()
                .map(Episode::from)
                .filter(noted.from()::isAfter)
                .map(start -> new WindowRange(start, noted.to()))
                .orElse(noted);
    }

    private static String withdrawal(final Announcement one) {
        final WindowRange range = one.now().range();
        return "It was said to be " + one.now().severity().label() + " from " + TIME.format(range.from()) + " to "
                + TIME.format(range.to()) + ". Later data have changed the verdict: there was no incident.";
    }

    private static String errors(final RecordedIncident worst, final Optional<IncidentDetail> detail) {
        return number(worst.count()) + " errors in the worst window, " + TIME.format(worst.start())
                + detail.map(known -> String.format(Locale.ROOT, "; the threshold is %,.0f", known.threshold()))
                        .orElse("");
    }

    private static void addDetail(final IncidentDetail detail, final List<String> lines) {
        final String flags = String.join(", ", detail.flags());
        final String issue = InertText.of(detail.knownIssue(), LONGEST_NAME);
        lines.add(flags + (issue.isEmpty() ? "" : "; known issue " + issue));
        final String application = InertText.of(detail.application(), LONGEST_NAME);
        final String type = InertText.of(detail.errorType(), LONGEST_NAME);
        final String message = InertText.of(detail.message(), LONGEST_MESSAGE);
        final String error = message.startsWith(type) || type.isEmpty() ? message : type + ": " + message;
        if (!error.isEmpty()) {
            lines.add((application.isEmpty() ? "" : application + ": ") + error);
        }
    }

    private static String length(final WindowRange range) {
        final Duration length = Duration.between(range.from(), range.to());
        final long days = length.toDays();
        final String hours = length.toHoursPart() == 0 ? "" : length.toHoursPart() + " h";
        final String minutes = length.toMinutesPart() == 0 ? "" : length.toMinutesPart() + " min";
        return ((days == 0 ? "" : days + " d ") + hours + " " + minutes).strip();
    }

    private static String number(final long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
