package io.ailog.window;

import java.util.Optional;

/**
 * What the ledger says of documents that were read.
 *
 * @param differing windows times namespaces of which another number was read than counted
 * @param firstDiffering the earliest window of these
 * @param unreadable documents that are there and could not be read
 * @param unreadableSample identifier of one of them
 */
public record Readings(
        long differing, Optional<Window> firstDiffering, long unreadable, Optional<String> unreadableSample) {
    /** Nothing to be said: all was read, or nothing was to be read. */
    public static final Readings WHOLE = new Readings(0, Optional.empty(), 0, Optional.empty());

    /** Both, these before {@code later}. */
    public Readings and(final Readings later) {
        return new Readings(
                differing + later.differing,
                firstDiffering.or(later::firstDiffering),
                unreadable + later.unreadable,
                unreadableSample.or(later::unreadableSample));
    }
}
