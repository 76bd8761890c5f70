package io.ailog.delivery;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in Markdown. */
record MarkdownTable(StringBuilder out) {
    /**
     * Writes the first {@code most} of {@code items} as rows, and how many more there are.
     *
     * @param cells of one row, as many as {@code headings}, safe as they are
     */
    <T> void rows(
            final List<T> items, final int most, final List<String> headings, final Function<T, List<String>> cells) {
        line(headings.stream());
        line(headings.stream().map(heading -> "---"));
        items.stream().limit(most).map(cells).map(List::stream).forEach(this::line);
        out.append('\n');
        if (items.size() > most) {
            more(items.size() - (long) most);
        }
    }

    /** Says how many are not in the table. */
    void more(final long left) {
        out.append("And ").append(left).append(" more.\n\n");
    }

    private void line(final Stream<String> cells) {
        out.append(cells.collect(Collectors.joining(" | ", "| ", " |"))).append('\n');
    }
}
