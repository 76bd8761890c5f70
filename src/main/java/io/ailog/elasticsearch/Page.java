package io.ailog.elasticsearch;

import tools.jackson.core.JsonParser;

/**
 * An answer with documents, complete as far as the server knows.
 *
 * @param request that it answers
 * @param start where in the buffer the array of documents begins
 * @param end how far it probably goes
 */
record Page(PageRequest request, PageBuffer buffer, int start, PageEnd end) {
    private static final PageEnd NOTHING = new PageEnd(0, PageRequest.START, false);

    static Page of(final PageRequest request, final PageBuffer buffer) {
        final PageHead head = PageHead.of(buffer, request.search().target());
        if (head.point() != null) {
            request.point().renamed(head.point());
        }
        final PageEnd end = PageEnd.scan(buffer.bytes(), head.start(), buffer.length());
        return new Page(request, buffer, head.start(), end);
    }

    /** One whose answer was longer than it may be, of which nothing is there. */
    static Page tooLong(final PageRequest request, final PageBuffer buffer) {
        return new Page(request, buffer, 0, NOTHING);
    }

    boolean isTooLong() {
        return buffer.isTooLong();
    }

    /** Whether documents follow that it has no room for. */
    boolean isFull(final PageEnd actual) {
        return actual.broken() || actual.hits() >= request.size();
    }

    /** Reads the array of documents. */
    JsonParser parser() {
        return request.care() == PageRequest.Care.LENIENT
                ? EventJson.parser(buffer.text(start))
                : EventJson.parser(buffer.bytes(), start, buffer.length() - start);
    }
}
