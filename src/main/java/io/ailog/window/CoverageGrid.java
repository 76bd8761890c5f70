package io.ailog.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was collected of a range, by day of UTC and namespace.
 *
 * @param namespaces those that were asked for, in their order
 * @param cells what the ledger has; nothing was collected where there is none
 */
public record CoverageGrid(WindowRange range, List<String> namespaces, Map<Place, Cell> cells) {
    private static final Cell NOTHING = new Cell(0, 0, 0);

    public CoverageGrid {
        namespaces = List.copyOf(namespaces);
        cells = Map.copyOf(cells);
    }

    /** A day of a namespace. */
    public record Place(LocalDate day, String namespace) {}

    /**
     * What the ledger has of a day of a namespace.
     *
     * @param collected windows
     * @param read those of them whose documents were read, not only counted
     * @param errors in what was collected
     */
    public record Cell(long collected, long read, long errors) {}

    /** How complete a day is. */
    public enum State {
        /** Every window was collected and read, and there were errors. */
        COMPLETE,
        /** Every window was collected and read, and there was no error. */
        CLEAR,
        /** Every window was counted, but not all were read: as {@code init} does. */
        COUNTED,
        /** Some windows were collected. */
        PARTIAL,
        /** Nothing was collected, so nobody knows whether there were errors. */
        MISSING
    }

    /** The range by days, the first and last of which may be shorter. */
    public List<WindowRange> days() {
        return range.days();
    }

    public static LocalDate date(final WindowRange day) {
        return date(day.from());
    }

    public Optional<Cell> cell(final WindowRange day, final String namespace) {
        return Optional.ofNullable(cells.get(new Place(date(day), namespace)));
    }

    public State state(final WindowRange day, final String namespace) {
        final Cell cell = cell(day, namespace).orElse(NOTHING);
        if (cell.collected == 0) {
            return State.MISSING;
        }
        if (cell.collected < day.size()) {
            return State.PARTIAL;
        }
        if (cell.read < day.size()) {
            return State.COUNTED;
        }
        return cell.errors == 0 ? State.CLEAR : State.COMPLETE;
    }

    /** Windows that {@code namespace} lacks in all. */
    public long lacking(final String namespace) {
        return range.size()
                - days().stream()
                        .flatMap(day -> cell(day, namespace).stream())
                        .mapToLong(Cell::collected)
                        .sum();
    }

    /** Windows times namespaces that lack in all. */
    public long lacking() {
        return namespaces.stream().mapToLong(this::lacking).sum();
    }

    /** The days that lack something, from the first to the last; empty when nothing is lacking. */
    public Optional<WindowRange> gap() {
        final Collection<WindowRange> lacking = days().stream()
                .filter(day -> namespaces.stream()
                        .anyMatch(namespace ->
                                state(day, namespace) == State.MISSING || state(day, namespace) == State.PARTIAL))
                .toList();
        return lacking.stream().reduce((first, last) -> new WindowRange(first.from(), last.to()));
    }

    private static LocalDate date(final Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
