package io.ailog.elasticsearch;

import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The texts of one document after the other, whatever the shape of the document. */
final class DocumentTexts {
    private final KnownNames names = new KnownNames();
    private final Map<EventText, String> texts = new EnumMap<>(EventText.class);

    /** Only for messages of several lines that are values of their own. */
    private final StringBuilder message = new StringBuilder();

    private int lines;

    void clear() {
        texts.clear();
        lines = 0;
        message.setLength(0);
    }

    /** Empty if the document has none. Of several the first, but all lines of a message. */
    String get(final EventText text) {
        return text == EventText.MESSAGE && lines > 1 ? message.toString() : texts.getOrDefault(text, "");
    }

    /** Reads the object that {@code parser} is at the start of. */
    void read(final JsonParser parser, final FieldNode node) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            final FieldNode child = node.child(name);
            if (child == null) {
                parser.skipChildren();
            } else {
                value(parser, child);
            }
        }
    }

    private void value(final JsonParser parser, final FieldNode node) {
        final JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(parser, node);
            }
        } else if (token == JsonToken.START_OBJECT && node.isInner()) {
            read(parser, node);
        } else if (token == JsonToken.START_OBJECT) {
            add(node, EventJson.text(parser));
        } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            // as servers write it when they choose the fields
            add(node, Double.toString(parser.getDoubleValue()));
        } else if (token != JsonToken.VALUE_NULL) {
            for (final EventText text : node.texts()) {
                add(text, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            }
        }
    }

    private void add(final FieldNode node, final String value) {
        final char[] characters = value.toCharArray();
        node.texts().forEach(text -> add(text, characters, 0, characters.length));
    }

    private void add(final EventText text, final char[] value, final int start, final int length) {
        switch (text) {
            case MESSAGE -> message(SafeText.lines(value, start, length));
            // hardly ever met twice, so it is not worth remembering
            case TRACE -> addFirst(text, SafeText.name(value, start, length));
            default -> addFirst(text, names.of(value, start, length));
        }
    }

    private void addFirst(final EventText text, final String value) {
        if (!value.isEmpty()) {
            texts.putIfAbsent(text, value);
        }
    }

    private void message(final String line) {
        if (lines++ == 0) {
            texts.put(EventText.MESSAGE, line);
            return;
        }
        if (lines == 2) {
            message.append(texts.get(EventText.MESSAGE));
        }
        message.append('\n').append(line);
    }
}
