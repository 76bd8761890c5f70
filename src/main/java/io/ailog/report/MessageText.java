package io.ailog.report;

import io.ailog.window.Namespace.AlertRule;
import io.ailog.window.WindowRange;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A message in words, which a channel lays out: nothing in them is markup.
 *
 * @param title says it all in a line
 * @param closing the last line
 */
public record MessageText(String title, List<Entry> entries, String closing) {
    /** Who has more to read goes to the database, or to a report. */
    private static final int MOST = 12;

    /** Slack takes titles of so many characters. */
    private static final int TITLE = 150;

    private static final int NAMES_IN_TITLE = 50;

    /** Characters of names of namespaces, where announcements are summed up. */
    private static final int NAMES = 2_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** How loud an entry is. */
    public enum Level {
        CRITICAL,
        WARNING,
        /** Nothing that anybody has to do anything about. */
        NOTE
    }

    /** One announcement. */
    public record Entry(Level level, String title, List<String> lines) {
        public Entry {
            lines = List.copyOf(lines);
        }
    }

    public MessageText {
        entries = List.copyOf(entries);
    }

    public static MessageText of(final Message message) {
        final List<Announcement> all = message.announcements();
        final List<Entry> entries = new ArrayList<>();
        all.stream()
                .limit(MOST)
                .map(one -> AnnouncementText.entry(one, one.worst().flatMap(message::detail)))
                .forEach(entries::add);
        if (all.size() > MOST) {
            entries.add(rest(all.subList(MOST, all.size())));
        }
        message.digest().map(MessageText::entry).ifPresent(entries::add);
        return new MessageText(title(message), entries, closing(message));
    }

    /** When it was, and how to see more. */
    private static String closing(final Message message) {
        final String end = "AI Log Analyzer, " + TIME.format(message.at()) + ". All times are UTC.";
        if (message.occasion() == Message.Occasion.TEST) {
            return end;
        }
        return Stream.concat(
                        message.announcements().stream().map(one -> one.now().range()),
                        message.digest().map(Digest::range).stream())
                .map(WindowRange::from)
                .min(Comparator.naturalOrder())
                .map(first -> end + " Charts and evidence: ./run-job.sh report --from "
                        + first.toString().substring(0, "2026-03-02".length()))
                .orElse(end);
    }

    private static String title(final Message message) {
        if (message.occasion() == Message.Occasion.TEST) {
            return "Test of AI Log Analyzer: announcements will come here";
        }
        final List<AlertRule> rules = message.announcements().stream()
                .filter(one -> AnnouncementText.level(one) != Level.NOTE)
                .map(one -> one.namespace().alertRule())
                .toList();
        final long critical = rules.stream().filter(AlertRule.CRITICAL::equals).count();
        final List<String> parts = Stream.of(
                        part(critical, "critical"),
                        part(rules.size() - critical, rules.size() - critical == 1 ? "warning" : "warnings"),
                        part(count(message, Announcement.Kind.OVER), "over"),
                        part(count(message, Announcement.Kind.CORRECTED), "corrected"),
                        part(count(message, Announcement.Kind.WITHDRAWN), "withdrawn"),
                        message.digest().isPresent() ? "history caught up" : "")
                .filter(part -> !part.isEmpty())
                .toList();
        final String title = "Log incidents: " + String.join(", ", parts);
        final List<Announcement> all = message.announcements();
        final String where = all.isEmpty() ? "" : " (" + names(all, NAMES_IN_TITLE) + ")";
        return title.length() + where.length() <= TITLE ? title + where : title;
    }

    private static long count(final Message message, final Announcement.Kind kind) {
        return message.announcements().stream()
                .filter(one -> one.kind() == kind && AnnouncementText.level(one) == Level.NOTE)
                .count();
    }

    private static String part(final long number, final String what) {
        return number == 0 ? "" : number + " " + what;
    }

    /** How many are left out in all, and of each kind how many and where. */
    private static Entry rest(final List<Announcement> rest) {
        final Level level =
                rest.stream().map(AnnouncementText::level).min(Level::compareTo).orElse(Level.NOTE);
        final Map<Announcement.Kind, List<Announcement>> kinds = new EnumMap<>(Announcement.Kind.class);
        rest.forEach(one ->
                kinds.computeIfAbsent(one.kind(), kind -> new ArrayList<>()).add(one));
        final List<String> lines = new ArrayList<>();
        kinds.forEach(
                (kind, some) -> lines.add(some.size() + " " + kind.word() + ": " + names(some, NAMES / kinds.size())));
        return new Entry(level, "and " + rest.size() + " more", lines);
    }

    private static Entry entry(final Digest digest) {
        final List<String> lines = new ArrayList<>();
        digest.episodes().stream().limit(MOST).map(AnnouncementText::summary).forEach(lines::add);
        if (digest.episodes().size() > MOST) {
            lines.add("and " + (digest.episodes().size() - MOST) + " more: "
                    + names(digest.episodes().subList(MOST, digest.episodes().size()), NAMES / 2));
        }
        return new Entry(
                Level.NOTE,
                "Caught up from " + TIME.format(digest.range().from()) + " to "
                        + TIME.format(digest.range().to()) + ": "
                        + (digest.episodes().size() == 1
                                ? "one episode"
                                : digest.episodes().size() + " episodes"),
                lines);
    }

    /** The namespaces of {@code some}, as many as have room; one has always. */
    private static String names(final List<Announcement> some, final int room) {
        final List<String> names =
                some.stream().map(one -> one.namespace().name()).distinct().toList();
        final StringBuilder shown = new StringBuilder(names.get(0));
        int count = 1;
        while (count < names.size() && shown.length() + names.get(count).length() <= room) {
            shown.append(", ").append(names.get(count));
            count++;
        }
        final int left = names.size() - count;
        return left == 0 ? shown.toString() : shown + " and " + left + (left == 1 ? " other" : " others");
    }
}
