package io.ailog.elasticsearch;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What an answer says before its documents. */
final class PageHead {
    private @Nullable String point;
    private boolean timedOut;
    private int total;
    private int failed;
    private int skipped;
    private int start = -1;

    private PageHead() {}

    /** @throws IncompleteAnswer when it says that documents are missing */
    static PageHead of(final PageBuffer buffer, final Target target) {
        final PageHead head = new PageHead();
        try (JsonParser parser = EventJson.parser(buffer.bytes(), 0, buffer.length())) {
            parser.nextToken();
            while (head.start < 0 && parser.nextName() != null) {
                head.member(parser, parser.currentName());
            }
        } catch (final JacksonException e) {
            throw new IncompleteAnswer("the answer is no JSON");
        }
        if (head.start < 0) {
            throw new IncompleteAnswer("the answer lacks hits");
        }
        CompleteAnswer.require(head.timedOut, new CompleteAnswer.Shards(head.total, head.failed), head.skipped, target);
        return head;
    }

    /** The name of the point in time for the next request. */
    @Nullable
    String point() {
        return point;
    }

    /** Where the array of documents begins. */
    int start() {
        return start;
    }

    private void member(final JsonParser parser, final String name) {
        final JsonToken value = parser.nextToken();
        switch (name) {
            case "pit_id" -> point = parser.getString();
            case "timed_out" -> timedOut = value == JsonToken.VALUE_TRUE;
            case "_shards" -> shards(parser);
            case "_clusters" -> clusters(parser);
            case "hits" -> hits(parser);
            default -> parser.skipChildren();
        }
    }

    private void shards(final JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "total" -> total = parser.getIntValue();
                case "failed" -> failed = parser.getIntValue();
                default -> parser.skipChildren();
            }
        }
    }

    private void clusters(final JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if ("skipped".equals(name)) {
                skipped = parser.getIntValue();
            } else {
                parser.skipChildren();
            }
        }
    }

    private void hits(final JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken() == JsonToken.START_ARRAY && "hits".equals(name)) {
                start = (int) parser.currentTokenLocation().getByteOffset();
                return;
            }
            parser.skipChildren();
        }
    }
}
