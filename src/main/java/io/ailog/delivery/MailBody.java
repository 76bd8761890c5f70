package io.ailog.delivery;

import io.ailog.report.MessageText;
import io.ailog.report.MessageText.Entry;
import io.ailog.report.MessageText.Level;
import java.util.stream.Collectors;

/** The two parts of a mail. */
record MailBody(MessageText message) {
    String text() {
        return message.entries().stream()
                .map(entry -> entry.title() + "\n"
                        + entry.lines().stream().map(line -> "  " + line + "\n").collect(Collectors.joining()))
                .collect(Collectors.joining("\n", message.title() + "\n\n", "\n-- \n" + message.closing() + "\n"));
    }

    /** Nothing is fetched, and nothing runs. */
    String html() {
        return message.entries().stream()
                .map(MailBody::html)
                .collect(Collectors.joining(
                        "", """
                        <!DOCTYPE html>
                        <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
                        <body style="font-family:sans-serif;font-size:14px;line-height:1.5">
                        <h1 style="font-size:18px">%1$s</h1>
                        """.formatted(escaped(message.title())), """
                        <p style="font-size:12px">%s</p>
                        </body></html>
                        """.formatted(escaped(message.closing()))));
    }

    private static String html(final Entry entry) {
        return """
                <div style="border-left:4px solid %s;margin:12px 0;padding:0 12px">
                <strong>%s</strong><br>
                %s
                </div>
                """.formatted(
                        colour(entry.level()),
                        escaped(entry.title()),
                        entry.lines().stream().map(MailBody::escaped).collect(Collectors.joining("<br>\n")));
    }

    private static String colour(final Level level) {
        return switch (level) {
            case CRITICAL -> "#c62828";
            case WARNING -> "#ef6c00";
            case NOTE -> "#607d8b";
        };
    }

    private static String escaped(final String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
