package io.ailog.cli;

import io.ailog.signature.CategoryRules;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.nio.file.Path;

/** The rules of categories that an operator added. Every error names the line. */
record CategoriesFile(Path file) {
    private static final int LARGEST = 1_000_000;

    /**
     * The operator's rules and, for what they don't know, the product's.
     *
     * @throws Failure when the file can't be read or says something else
     */
    CategoryRules read() {
        final String text = new TextFile(file, LARGEST)
                .read(file.toString(), "Check the file and its permissions, or set CATEGORIES_FILE to another.");
        try {
            return CategoryRules.parse(file.toString(), text.lines().toList()).before(CategoryRules.standard());
        } catch (final IllegalArgumentException e) {
            throw new Failure(Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }
}
