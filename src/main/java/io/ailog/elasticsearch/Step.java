package io.ailog.elasticsearch;

/** A part of a batch in one target, which is read page by page. */
record Step(OpenSearch search, Span span) {
    PageRequest first(final PageSize size) {
        return new PageRequest(
                this, size.of(span.expected()), PageRequest.START, span.expected(), PageRequest.Care.NONE);
    }
}
