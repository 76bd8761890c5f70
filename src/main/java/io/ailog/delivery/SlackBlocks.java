package io.ailog.delivery;

import io.ailog.report.MessageText;
import io.ailog.report.MessageText.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A message as blocks of plain text, in which Slack sees no markup, and a fallback without them for notifications, in which
 * nothing of logs is.
 */
final class SlackBlocks {
    /** What Slack takes in a section. */
    private static final int LONGEST = 2_900;

    private SlackBlocks() {}

    static Map<String, ?> of(final MessageText message) {
        final List<Object> blocks = new ArrayList<>();
        blocks.add(Map.of("type", "header", "text", plain(message.title())));
        message.entries().forEach(entry -> blocks.add(Map.of("type", "section", "text", plain(text(entry)))));
        blocks.add(Map.of("type", "context", "elements", List.of(plain(message.closing()))));
        final String fallback = message.entries().stream()
                .map(Entry::title)
                .collect(Collectors.joining("\n", message.title() + "\n", ""));
        return Map.of(
                "text", escaped(fallback),
                "mrkdwn", false,
                "link_names", false,
                "unfurl_links", false,
                "unfurl_media", false,
                "blocks", blocks);
    }

    private static String text(final Entry entry) {
        final String mark =
                switch (entry.level()) {
                    case CRITICAL -> "\ud83d\udd34 ";
                    case WARNING -> "\ud83d\udfe0 ";
                    case NOTE -> "";
                };
        return mark + entry.title() + "\n" + String.join("\n", entry.lines());
    }

    private static Map<String, Object> plain(final String text) {
        return Map.of("type", "plain_text", "emoji", false, "text", cut(text));
    }

    /** Escaped, and not cut amid what is one character. */
    private static String cut(final String text) {
        final StringBuilder cut = new StringBuilder();
        int end = 0;
        while (end < text.length()) {
            final int next = end + Character.charCount(text.codePointAt(end));
            final String character = escaped(text.substring(end, next));
            if (cut.length() + character.length() > LONGEST) {
                return cut + "...";
            }
            cut.append(character);
            end = next;
        }
        return cut.toString();
    }

    /** The three characters that steer Slack. */
    private static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
