package io.ailog.elasticsearch;

import io.ailog.window.Failure;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The words for a field that no index has.
 *
 * @param key the setting that names the field
 */
record MissingField(String key, String field, String indices) {
    private static final int SHOWN = 10;

    /** @param there the fields that the indices do have */
    Failure failure(final List<String> there) {
        final String instead = there.isEmpty()
                ? "They have no fields at all, so probably no documents"
                : "Fields that are there: " + String.join(", ", closest(there));
        return new Failure(
                Failure.Kind.CONFIGURATION,
                "The indices %s have no field %s. %s. Correct %s, or ES_INDEX."
                        .formatted(indices, field, instead, key));
    }

    /** Those that hold the last part of the name first, then those that are written alike. */
    List<String> closest(final List<String> there) {
        return there.stream()
                .sorted(Comparator.<String, Boolean>comparing(
                                name -> !lower(name).contains(lower(FieldPath.last(field))))
                        .thenComparing(this::distance))
                .limit(SHOWN)
                .toList();
    }

    /** Small when the names share much: first the last parts of the names count, then the whole. */
    private int distance(final String other) {
        final int lastParts = edits(lower(FieldPath.last(field)), lower(FieldPath.last(other)));
        return 4 * lastParts + edits(lower(field), lower(other));
    }

    private static String lower(final String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The number of characters to insert, delete or replace (Levenshtein), by rows. */
    private static int edits(final String from, final String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            final int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                final int replace = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
