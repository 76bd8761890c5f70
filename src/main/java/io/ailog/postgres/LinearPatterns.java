package io.ailog.postgres;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.ailog.detection.IssuePattern;
import io.ailog.detection.Patterns;
import java.util.regex.Matcher;
import org.springframework.stereotype.Component;

/** Patterns in RE2's syntax, which has what regular expressions have but for look-around and references to groups. */
@Component
class LinearPatterns implements Patterns {
    private static final int LONGEST = 1_000;
    /** Steps of the compiled form, whose memory grows with them. */
    private static final double LARGEST = 100_000;

    private static final String FLAG = "(?i)";
    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("([)]?)\\{(?:[0-9]{1,9},)?([0-9]{1,9})");

    @Override
    public IssuePattern of(final String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "it has " + text.length() + " characters, and " + LONGEST + " are the most");
        }
        if (size(text) > LARGEST) {
            throw new IllegalArgumentException("it repeats too much within repetitions");
        }
        try {
            final Pattern compiled = Pattern.compile(text, Pattern.CASE_INSENSITIVE);
            return new IssuePattern(text, message -> compiled.matcher(message).find());
        } catch (final PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription() + " at `" + withoutFlag(e.getPattern()) + "`", e);
        }
    }

    private static String withoutFlag(final String place) {
        return place.startsWith(FLAG) ? place.substring(FLAG.length()) : place;
    }

    /** What the compiled form may need at most: repetitions of groups multiply what is in them. */
    private static double size(final String text) {
        double groups = 1;
        double single = 1;
        final Matcher repetition = REPETITION.matcher(text);
        while (repetition.find()) {
            final double count = Double.parseDouble(repetition.group(2));
            if (repetition.group(1).isEmpty()) {
                single = Math.max(single, count);
            } else {
                groups *= Math.max(1, count);
            }
        }
        return text.length() * groups * single;
    }
}
