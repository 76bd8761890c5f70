package io.ailog.elasticsearch;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Makes events of the documents of pages, token by token. */
final class PageDecoder {
    private final Hit hit = new Hit();

    /** Gives the events of a page, up to the first document that can't be read. */
    PageEnd decode(final Page page, final StretchSinks<?> sinks) {
        int hits = 0;
        long last = page.request().after();
        try (JsonParser parser = page.parser()) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                final long place = hit.read(parser, page.request().search());
                if (place == PageRequest.START) {
                    break;
                }
                hit.giveTo(sinks, page.request());
                last = place;
                hits++;
            }
            return new PageEnd(hits, last, parser.currentToken() != JsonToken.END_ARRAY);
        } catch (final JacksonException | NumberFormatException e) {
            return new PageEnd(hits, last, true);
        }
    }
}
