package io.ailog.report;

import io.ailog.signature.Cut;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text of logs that is fit for other people's screens: its first line, cut, without secrets, and such that it calls nobody,
 * links to nothing and hides nothing, in whatever a channel makes of plain text.
 */
public final class InertText {
    /** Nothing below takes longer than for so many characters. */
    private static final int LOOKED_AT = 1_000;

    private static final String MASK = "***";

    /** Also as other programs write the break before a stack trace. */
    private static final Pattern BREAK =
            Pattern.compile("[\\n\\r\\u0085\\u2028\\u2029]|(?:\\\\r)?\\\\n(?:\\\\t|\\s)*at\\s");
    /** Control characters, those that turn or hide text, and halves of characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\u115f\\u1160\\u3164\\uffa0]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private record Rule(Pattern pattern, String replacement) {}

    private static final List<Rule> SECRETS = List.of(
            rule("(?i)\\b(bearer|basic|digest|negotiate) +[^\\s,;\"']{6,}", "$1 " + MASK),
            rule("(?i)\\b(cookie|authorization)(\"?'? *[:=] *).*", "$1$2" + MASK),
            rule(
                    "(?i)((?:pass(?:wor[dt]|wd|phrase)?|pwd|secret|token|credentials?|signature|sig|auth"
                            + "|(?:api|access|private|account|shared)[-_ ]?key)[a-z0-9_.-]{0,20}[\"']?"
                            + " *(?:[:=]|\\bis\\b) *)(?:\"[^\"]*\"?|'[^']*'?|[^\\s,;&)}\\]]+)",
                    "$1" + MASK),
            // who asks, in a URL
            rule("://\\S*@", "://" + MASK + "@"),
            rule("(\\w://[^\\s?#]*)[?#]\\S*", "$1?" + MASK),
            rule("-----BEGIN.*", MASK),
            rule("\\beyJ[\\w-]{8,}(?:\\.[\\w-]*)*", MASK),
            // no word is as long, and keys are; a UUID is shorter
            rule("(?<![\\w.])[A-Za-z0-9+_-]{40,}={0,2}", MASK));

    /** Links, mentions and tags, however they are written: what begins them is replaced by what looks like it. */
    private static final List<Rule> INERT = List.of(
            rule("://", "[:]//"),
            rule("(?i)\\b(www)\\.", "$1[.]"),
            rule("(?i)\\b(mailto|javascript|data|tel):", "$1[:]"),
            rule("@", "\uff20"),
            rule("<", "\u2039"),
            rule(">", "\u203a"));

    private InertText() {}

    private static Rule rule(final String pattern, final String replacement) {
        return new Rule(Pattern.compile(pattern), replacement);
    }

    /** The first line of {@code text} in at most {@code most} characters, 4 or more. */
    public static String of(final String text, final int most) {
        final String start = text.strip();
        String line = BREAK.split(start.substring(0, Math.min(start.length(), LOOKED_AT)), 2)[0];
        line = UNSEEN.matcher(SPACES.matcher(line).replaceAll(" ")).replaceAll("");
        for (final Rule secret : SECRETS) {
            line = secret.pattern().matcher(line).replaceAll(secret.replacement());
        }
        for (final Rule inert : INERT) {
            line = inert.pattern().matcher(line).replaceAll(inert.replacement());
        }
        return line.length() <= most ? line.strip() : Cut.to(most - 3, line).stripTrailing() + "...";
    }
}
