package io.ailog.elasticsearch;

/**
 * The choice of how many documents to ask for, so that an answer needs about a quarter of the bytes that it may have, and of
 * which. Documents that are small are taken as they are: the server is longer at choosing fields than at sending all.
 */
final class PageSize {
    /** Before the first answer. */
    private static final double FIRST_GUESS = 400;

    private static final double MEMORY = 0.75;

    /** Bytes of a whole document from which on its fields are chosen. */
    private static final double SMALL = 2_048;

    private final int most;
    private final double bytes;
    private double perDocument = FIRST_GUESS;
    private PageRequest.Care care = PageRequest.Care.WHOLE;

    PageSize(final Events settings) {
        this.most = settings.pageSize();
        this.bytes = settings.pageBytes().toBytes() / 4.0;
    }

    /**
     * Pages of the same size, as few as hold one document more than expected, so that the last page shows that there are
     * no more.
     *
     * @param expected not above zero if unknown
     */
    int of(final long expected) {
        final long limit = (long) Math.max(1, Math.min(most, bytes / perDocument));
        if (expected < 0) {
            return (int) limit;
        }
        final long pages = expected / limit + 1;
        return (int) (expected / pages + 1);
    }

    /** How documents are best asked for. */
    PageRequest.Care care() {
        return care;
    }

    /** Learns from an answer; growing is believed at once, shrinking by and by. */
    void saw(final int length, final int documents) {
        if (documents > 0) {
            final double seen = (double) length / documents;
            perDocument = Math.max(seen, MEMORY * perDocument + (1 - MEMORY) * seen);
            care = seen > SMALL ? PageRequest.Care.FIELDS : care;
        }
    }

    /** Learns that an answer with {@code documents} was too long. */
    void sawTooLong(final int documents) {
        perDocument = Math.max(perDocument, 2 * bytes / documents);
    }
}
