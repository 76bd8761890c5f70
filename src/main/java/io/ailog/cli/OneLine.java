package io.ailog.cli;

import java.util.regex.Pattern;

/**
 * Text as one line of a screen can show it. What users, logs and servers wrote may be long, and must neither break the
 * line nor steer the terminal.
 */
final class OneLine {
    private static final Pattern BREAKS = Pattern.compile("\\s+");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");
    private static final String GAP = " ... ";

    private OneLine() {}

    /** {@code text} in at most {@code most} characters; of a longer one the middle is left out. */
    static String of(final String text, final int most) {
        // cut first: nothing else may take as long as the text is
        final String cut = text.length() <= most ? text : cut(text, most - GAP.length());
        return UNPRINTABLE
                .matcher(BREAKS.matcher(cut).replaceAll(" "))
                .replaceAll("?")
                .strip();
    }

    private static String cut(final String text, final int most) {
        final int end = most / 3;
        return text.substring(0, most - end) + GAP + text.substring(text.length() - end);
    }
}
