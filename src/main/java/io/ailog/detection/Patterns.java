package io.ailog.detection;

import java.util.function.Predicate;

/** The patterns of known issues: regular expressions that take linear time, whatever they and the text are. */
public interface Patterns {
    /**
     * What says whether {@code pattern} is found anywhere in a text, in any case of letters.
     *
     * @throws IllegalArgumentException saying what is wrong with the pattern
     */
    Predicate<String> searching(String pattern);
}
