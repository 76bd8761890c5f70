package io.ailog.elasticsearch;

import io.ailog.signature.ErrorEvent;
import io.ailog.signature.EventSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One document of an answer after the other, in the same memory. */
final class Hit {
    private final KnownNames names = new KnownNames();
    private final DocumentTexts texts = new DocumentTexts();
    private final EventTimes times = new EventTimes();
    private final List<String> namespaces = new ArrayList<>();
    private String id = "";
    private long place;

    /**
     * Reads the object that {@code parser} is at the start of.
     *
     * @return its place in the order of documents
     */
    long read(final JsonParser parser, final EventSearch search) {
        texts.clear();
        times.clear();
        namespaces.clear();
        place = PageRequest.START;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "_id" -> id = parser.getString();
                case "_source" -> texts.read(parser, search.tree());
                case "fields" -> fields(parser, search);
                case "sort" -> sort(parser);
                default -> parser.skipChildren();
            }
        }
        return place;
    }

    private void sort(final JsonParser parser) {
        parser.nextToken();
        place = parser.getLongValue();
        parser.nextToken();
    }

    private void fields(final JsonParser parser, final EventSearch search) {
        final Shape shape = search.target().shape();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals(shape.timestamp().name())) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    times.add(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
                }
            } else if (name.equals(shape.namespace().name())) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    namespace(parser, search);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private void namespace(final JsonParser parser, final EventSearch search) {
        final String name = names.of(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        if (search.namespaces().contains(name) && !namespaces.contains(name)) {
            namespaces.add(name);
        }
    }

    /** Gives the events of the document, as counting does: one for each window and namespace. */
    void giveTo(final StretchSinks<?> sinks, final PageRequest request) {
        for (int i = 0; i < times.size(); i++) {
            final @Nullable EventSink<?> sink = times.isEvent(i, request.span()) ? sinks.at(times.millis(i)) : null;
            if (sink != null) {
                give(sink, times.time(i), request.care());
            }
        }
    }

    private void give(final EventSink<?> sink, final Instant time, final PageRequest.Care care) {
        for (final String namespace : namespaces) {
            if (care == PageRequest.Care.WITHOUT_SOURCE) {
                sink.addUnreadable(time, namespace, id);
            } else {
                sink.add(event(time, namespace));
            }
        }
    }

    private ErrorEvent event(final Instant time, final String namespace) {
        return new ErrorEvent(
                time,
                namespace,
                texts.get(EventText.APPLICATION),
                texts.get(EventText.VERSION),
                texts.get(EventText.MESSAGE),
                texts.get(EventText.TRACE));
    }
}
