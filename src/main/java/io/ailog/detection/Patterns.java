package io.ailog.detection;

/** The patterns of known issues: regular expressions that take linear time, whatever they and the text are. */
public interface Patterns {
    /**
     * The pattern that {@code text} writes, found in any case of letters.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    IssuePattern of(String text);
}
