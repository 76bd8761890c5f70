package io.ailog.logs;

import io.ailog.logs.LogDocument.Origin;
import io.ailog.logs.LogDocument.Shape;

/** Documents as lines of JSON, in the fields that the product looks for by default and a few beside them. */
final class DocumentJson {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out;

    /** @param out what the lines are added to */
    DocumentJson(final StringBuilder out) {
        this.out = out;
    }

    /** Adds one document without a line's end. */
    void add(final LogDocument document) {
        out.append("{\"@timestamp\":\"").append(document.time()).append("\",\"level\":\"");
        out.append(document.level()).append('"');
        origin(document.origin(), document.shape() == Shape.DOTTED);
        document.trace()
                .ifPresent(trace -> out.append(",\"traceId\":\"").append(trace).append('"'));
        document.message().ifPresent(message -> message(message, document.shape() == Shape.LISTED));
        out.append('}');
    }

    private void origin(final Origin origin, final boolean dotted) {
        out.append(dotted ? ",\"kubernetes.namespace\":\"" : ",\"kubernetes\":{\"namespace\":\"");
        out.append(origin.namespace());
        out.append(dotted ? "\",\"application.name\":\"" : "\"},\"application\":{\"name\":\"");
        out.append(origin.application());
        out.append(dotted ? "\",\"application.version\":\"" : "\",\"version\":\"");
        out.append(origin.version()).append(dotted ? "\"" : "\"}");
    }

    private void message(final String message, final boolean listed) {
        out.append(listed ? ",\"message\":[\"" : ",\"message\":\"");
        for (int i = 0; i < message.length(); i++) {
            escaped(message.charAt(i));
        }
        out.append(listed ? "\"]" : "\"");
    }

    private void escaped(final char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') {
                    out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
