package io.ailog.signature;

import java.util.List;
import java.util.stream.Stream;

/**
 * Phrases that show what an error is about.
 *
 * @param phrases words as they stand in error types and normalised messages, in any case; {@code *} at the start or the
 *     end leaves that end open
 */
public record CategoryRule(Category category, List<String> phrases) {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 100;

    public CategoryRule {
        phrases = List.copyOf(phrases);
        if (phrases.isEmpty()) {
            throw new IllegalArgumentException(
                    "A rule needs a phrase. Write it as `category.subcategory: phrase | phrase`.");
        }
        phrases.forEach(CategoryRule::check);
    }

    /** Reads {@code category.subcategory: phrase | phrase}. */
    static CategoryRule parse(final String line) {
        final int colon = line.indexOf(':');
        final int dot = line.indexOf('.');
        if (colon < 0 || dot < 0 || dot > colon) {
            throw new IllegalArgumentException(
                    "There is no rule. Write it as `category.subcategory: phrase | phrase`.");
        }
        final Category category = new Category(
                line.substring(0, dot).strip(), line.substring(dot + 1, colon).strip());
        return new CategoryRule(
                category,
                Stream.of(line.substring(colon + 1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
    }

    private static void check(final String phrase) {
        final String words = withoutOpenEnds(phrase);
        if (words.length() < SHORTEST || words.length() > LONGEST) {
            throw new IllegalArgumentException("Phrase `" + phrase + "` must have " + SHORTEST + " to " + LONGEST
                    + " characters beside `*`. Name the words that the message has.");
        }
        if (words.indexOf('*') >= 0 && !words.contains("<*>")) {
            throw new IllegalArgumentException(
                    "Phrase `" + phrase
                            + "` may have `*` at its start and its end only: it is no regular expression. Write two phrases with `|`.");
        }
        if (words.chars().anyMatch(c -> c >= Phrases.CHARACTERS)) {
            throw new IllegalArgumentException(
                    "Phrase `" + phrase
                            + "` has characters that aren't searched. Use letters of European languages, digits and punctuation.");
        }
    }

    private static String withoutOpenEnds(final String phrase) {
        final String rest = phrase.startsWith("*") ? phrase.substring(1) : phrase;
        return rest.endsWith("*") ? rest.substring(0, rest.length() - 1) : rest;
    }
}
