package io.ailog.elasticsearch;

import java.util.List;

/** A span in one target, which is read page by page. */
record Step(OpenSearch search, Span span) {
    static List<Step> all(final List<OpenSearch> searches, final Span span) {
        return searches.stream().map(search -> new Step(search, span)).toList();
    }

    PageRequest first(final PageSize size) {
        return new PageRequest(this, size.of(span.expected()), PageRequest.START, span.expected(), size.care());
    }
}
