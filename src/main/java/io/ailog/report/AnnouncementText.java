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
import java.time.temporal.ChronoUnit;
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
                .ifPresent(before -> lines.add("Before: " + before.severity().label() + most(before)
                        + (before.isOver() ? "; announced as over" : "")));
        one.worst().ifPresent(worst -> lines.add(errors(worst, detail)));
        detail.ifPresent(known -> addDetail(known, lines));
        return new Entry(level(one), title(one) + ": " + one.namespace().name(), lines);
    }

    /** In one line, for a list. */
    static String summary(final Announcement one) {
        final WindowRange range = one.now().range();
        return one.namespace().name() + ": " + one.now().severity().label() + " from " + TIME.format(range.from())
                + " to " + end(range) + most(one.now());
    }

    /** No all-clear begins with a word that wakes people. */
    private static String title(final Announcement one) {
        final String kind = one.kind().word();
        return level(one) == Level.NOTE
                ? kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1)
                : word(one) + " " + kind;
    }

    private static String word(final Announcement one) {
        return one.namespace().alertRule() == AlertRule.CRITICAL ? "CRITICAL" : "WARNING";
    }

    private static String state(final Announcement one) {
        final WindowRange range = range(one);
        final String severity = one.now().severity().label();
        return one.now().isOver()
                ? severity + ", over: from " + TIME.format(range.from()) + " to " + end(range) + " (" + length(range)
                        + ")" + most(one.now())
                : severity + " since " + TIME.format(range.from()) + ", still at " + end(range) + " (" + length(range)
                        + ")" + most(one.now());
    }

    private static String most(final Told told) {
        return ", at most " + number(told.errors()) + " errors in a window";
    }

    /** With its day where that is another one. */
    private static String end(final WindowRange range) {
        final boolean isSameDay =
                range.from().truncatedTo(ChronoUnit.DAYS).equals(range.to().truncatedTo(ChronoUnit.DAYS));
        return (isSameDay ? CLOCK : TIME).format(range.to());
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
        return "Before: " + one.now().severity().label() + " from " + TIME.format(range.from()) + " to " + end(range)
                + ". Late logs or a new judgement have changed the verdict: it is no incident.";
    }

    private static String errors(final RecordedIncident worst, final Optional<IncidentDetail> detail) {
        return "worst window: " + TIME.format(worst.start()) + ", " + number(worst.count()) + " errors"
                + detail.map(known -> String.format(Locale.ROOT, "; a spike is above %,.0f", known.threshold()))
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
