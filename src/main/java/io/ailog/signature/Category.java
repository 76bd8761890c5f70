package io.ailog.signature;

import java.util.List;

/**
 * What an error is about, coarse and fine.
 *
 * @param name one of {@link #NAMES}
 * @param subcategory a word of lower-case letters, digits and hyphens
 */
public record Category(String name, String subcategory) {
    /** The names of all categories. */
    public static final List<String> NAMES =
            List.of("memory", "database", "network", "timeout", "auth", "business", "external", "unknown");

    /** Of what no rule knows. */
    public static final Category UNKNOWN = new Category("unknown", "other");

    public Category {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "Category `" + name + "` is none of " + String.join(", ", NAMES) + ". Choose one of these.");
        }
        if (!isWord(subcategory)) {
            throw new IllegalArgumentException("Subcategory `" + subcategory
                    + "` must consist of lower-case letters, digits and hyphens. Write it like `pool-exhausted`.");
        }
    }

    private static boolean isWord(final String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    @Override
    public String toString() {
        return name + "." + subcategory;
    }
}
