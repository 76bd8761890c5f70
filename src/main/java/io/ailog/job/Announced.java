package io.ailog.job;

import java.util.List;

/**
 * What came of announcing.
 *
 * @param delivered what each channel took, in words
 * @param problems a sentence for each that took nothing, with the setting to check
 */
public record Announced(List<String> delivered, List<String> problems) {
    static final Announced NOTHING = new Announced(List.of(), List.of());

    public Announced {
        delivered = List.copyOf(delivered);
        problems = List.copyOf(problems);
    }

    static Announced delivered(final String what) {
        return new Announced(List.of(what), List.of());
    }

    static Announced problem(final String sentence) {
        return new Announced(List.of(), List.of(sentence));
    }

    /** Whether there was nothing to do. */
    public boolean isNothing() {
        return delivered.isEmpty() && problems.isEmpty();
    }
}
