package io.ailog.elasticsearch;

import io.ailog.window.Failure;

/**
 * The request for one page of documents.
 *
 * @param size documents at most
 * @param after the place of the last document before the page, {@link #START} for the first page
 * @param left about how many documents of the step are still to come
 */
record PageRequest(Step step, int size, long after, long left, Care care) {
    static final long START = -1;

    /** How carefully a page is read. */
    enum Care {
        /** Documents as they are, which is fastest while they are small. */
        WHOLE,
        /** Of each document only what is wanted. */
        FIELDS,
        /** The same, and what is no text by the rules is replaced, where it was met before. */
        LENIENT,
        /** Nothing of the document but its time, namespace and identifier, since the document itself can't be read. */
        WITHOUT_SOURCE
    }

    EventSearch search() {
        return step.search().search();
    }

    PointInTime point() {
        return step.search().point();
    }

    Span span() {
        return step.span();
    }

    /** Whether both ask for what follows the same place. */
    boolean startsAs(final PageRequest other) {
        return equals(other.sized(size));
    }

    /** What follows a page that was read up to {@code end}. */
    PageRequest next(final PageEnd end, final PageSize pages) {
        final long rest = left - end.hits();
        if (end.broken()) {
            final boolean again = care == Care.LENIENT && end.hits() == 0;
            return new PageRequest(step, 1, end.last(), rest, again ? Care.WITHOUT_SOURCE : Care.LENIENT);
        }
        return new PageRequest(step, pages.of(rest), end.last(), rest, pages.care());
    }

    /** The same place again, after an answer that was too long. */
    PageRequest shorter() {
        if (size > 1) {
            return sized(size / 2);
        }
        if (care == Care.WITHOUT_SOURCE) {
            throw new Failure(
                    Failure.Kind.CONFIGURATION,
                    "An answer of Elasticsearch with nothing but the identifier of one document is longer than"
                            + " `ailog.elasticsearch.events.page-bytes` allows. Raise it; 16MB is the default.");
        }
        return new PageRequest(step, 1, after, left, care == Care.WHOLE ? Care.FIELDS : Care.WITHOUT_SOURCE);
    }

    private PageRequest sized(final int other) {
        return new PageRequest(step, other, after, left, care);
    }
}
