package io.ailog.detection;

import java.util.function.Predicate;

/**
 * What a known issue is recognised by.
 *
 * @param text as people wrote it
 * @param search says whether it is found anywhere in a text
 */
public record IssuePattern(String text, Predicate<String> search) {
    boolean isIn(final String other) {
        return search.test(other);
    }
}
