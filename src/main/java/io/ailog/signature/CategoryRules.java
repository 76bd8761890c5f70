package io.ailog.signature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Ordered rules for what errors are about: the first whose phrase occurs decides. All phrases are searched at once, so
 * the time grows with the text's length only, whatever users add.
 */
public final class CategoryRules {
    private static final String STANDARD = "categories.txt";

    private final List<CategoryRule> rules;
    private final Phrases phrases;

    public CategoryRules(final List<CategoryRule> rules) {
        this.rules = List.copyOf(rules);
        phrases = new Phrases(this.rules.stream().map(CategoryRule::phrases).toList());
    }

    /** The rules that the product brings along. */
    public static CategoryRules standard() {
        try (InputStream file = CategoryRules.class.getResourceAsStream(STANDARD)) {
            if (file == null) {
                throw new IllegalStateException("The product lacks its file " + STANDARD + ". Install it again.");
            }
            final BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            return parse(STANDARD, reader.lines().toList());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rules in the lines of a file: {@code category.subcategory: phrase | phrase}, where blank lines and lines that
     * start with {@code #} say nothing.
     *
     * @param source the name of the file, for what it says when lines are wrong
     * @throws IllegalArgumentException naming every wrong line with its number and what to write instead
     */
    public static CategoryRules parse(final String source, final List<String> lines) {
        final List<CategoryRule> rules = new ArrayList<>();
        final List<String> faults = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            final String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                rules.add(CategoryRule.parse(line));
            } catch (final IllegalArgumentException e) {
                faults.add(source + ":" + (i + 1) + ": " + e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        return new CategoryRules(rules);
    }

    /** These rules and, for what they don't know, {@code others}. */
    public CategoryRules before(final CategoryRules others) {
        final List<CategoryRule> all = new ArrayList<>(rules);
        all.addAll(others.rules);
        return new CategoryRules(all);
    }

    /** What an error is about, by its type and its normalised message; {@link Category#UNKNOWN} if no rule says. */
    public Category of(final Signature signature) {
        final int rank = phrases.rank(signature.errorType() + "\n" + signature.normalizedMessage());
        return rank == Phrases.NONE ? Category.UNKNOWN : rules.get(rank).category();
    }
}
