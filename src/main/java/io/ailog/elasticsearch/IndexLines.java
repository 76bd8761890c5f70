package io.ailog.elasticsearch;

import java.util.ArrayList;
import java.util.List;

/** Lists of index names, cut so that none is too long for the first line of a request, which servers limit to 4 KiB. */
final class IndexLines {
    static final int LIMIT = 3_500;

    private IndexLines() {}

    static List<String> of(final List<String> names) {
        final List<String> lines = new ArrayList<>();
        final StringBuilder line = new StringBuilder();
        for (final String name : names) {
            if (!line.isEmpty() && length(line) + length(name) + 3 > LIMIT) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : ",").append(name);
        }
        lines.add(line.toString());
        return lines;
    }

    static boolean fits(final String line) {
        return length(line) <= LIMIT;
    }

    /** The length once special characters are written as %XX for each byte. */
    private static int length(final CharSequence text) {
        return text.chars()
                .map(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_')
                        ? 1
                        : c < 0x80 ? 3 : 9)
                .sum();
    }
}
