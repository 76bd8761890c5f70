package io.ailog.delivery;

import io.ailog.report.MessageText;
import io.ailog.report.MessageText.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A message as an Adaptive Card. All texts are runs, in which Teams sees no Markdown. */
final class TeamsCard {
    /** Teams refuses cards of more than 28 KB; what is beyond so much is said by titles. */
    private static final int MOST_BYTES = 24_000;

    private static final JsonMapper MAPPER = new JsonMapper();

    private TeamsCard() {}

    static Map<String, ?> of(final MessageText message) {
        final List<Object> body = new ArrayList<>();
        body.add(run(message.title(), Map.of("size", "Large", "weight", "Bolder")));
        int left = MOST_BYTES
                - message.entries().stream()
                        .mapToInt(entry -> bytes(title(entry)))
                        .sum();
        for (final Entry entry : message.entries()) {
            final int lines = bytes(entry) - bytes(title(entry));
            body.add(container(lines <= left ? entry : title(entry)));
            left -= lines <= left ? lines : 0;
        }
        body.add(run(message.closing(), Map.of("size", "Small", "isSubtle", true)));
        final Map<String, Object> card = Map.of(
                "$schema", "http://adaptivecards.io/schemas/adaptive-card.json",
                "type", "AdaptiveCard",
                "version", "1.4",
                "msteams", Map.of("width", "Full"),
                "body", body);
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    }

    private static Entry title(final Entry entry) {
        return new Entry(entry.level(), entry.title(), List.of());
    }

    private static int bytes(final Entry entry) {
        return MAPPER.writeValueAsBytes(container(entry)).length;
    }

    private static Map<String, Object> container(final Entry entry) {
        final List<Object> items = new ArrayList<>();
        items.add(run(entry.title(), Map.of("weight", "Bolder")));
        entry.lines().forEach(line -> items.add(run(line, Map.of())));
        return Map.of(
                "type",
                "Container",
                "separator",
                true,
                "style",
                switch (entry.level()) {
                    case CRITICAL -> "attention";
                    case WARNING -> "warning";
                    case NOTE -> "default";
                },
                "items",
                items);
    }

    private static Map<String, Object> run(final String text, final Map<String, ?> look) {
        final Map<String, Object> run = new LinkedHashMap<>(look);
        run.put("type", "TextRun");
        run.put("text", text);
        return Map.of("type", "RichTextBlock", "inlines", List.of(run));
    }
}
