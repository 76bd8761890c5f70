package io.ailog.window;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger of what was collected completely, told apart from what had no errors. */
public interface Coverage {
    /** The windows of {@code range} that lack at least one of {@code namespaces}, in the order of time. */
    List<Window> missing(WindowRange range, Collection<String> namespaces);

    /**
     * The windows of {@code range} in which the documents of at least one of {@code namespaces} were not read, in the order
     * of time: those that are missing, and those that were only counted.
     */
    List<Window> unread(WindowRange range, Collection<String> namespaces);

    /** The newest window that starts before {@code before} and has at least one of {@code namespaces}. */
    Optional<Window> lastBefore(Instant before, Collection<String> namespaces);

    /** The newest window of {@code range} that has all of {@code namespaces}, each of which is named once. */
    Optional<Window> newestComplete(WindowRange range, Collection<String> namespaces);

    /** The oldest window that starts at or after {@code from} and has at least one of {@code namespaces}. */
    Optional<Window> firstFrom(Instant from, Collection<String> namespaces);

    /** How what was read of {@code ranges} compares with what was counted. */
    Readings readings(List<WindowRange> ranges, Collection<String> namespaces);

    /** Documents counted per namespace over {@code ranges}; a namespace that was not collected is absent. */
    Map<String, Long> documents(List<WindowRange> ranges, Collection<String> namespaces);
}
