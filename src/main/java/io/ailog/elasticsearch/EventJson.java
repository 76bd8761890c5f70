package io.ailog.elasticsearch;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The reading of JSON token by token. What a document may hold is limited by the length of a page alone. */
final class EventJson {
    /** Deeper ones would be read by recursion, and are counted as unreadable. */
    private static final int DEEPEST = 1_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private EventJson() {}

    static JsonParser parser(final byte[] bytes, final int start, final int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, start, length);
    }

    static JsonParser parser(final String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** The object that {@code parser} is at the start of, without blanks between. */
    static String text(final JsonParser parser) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }
}
