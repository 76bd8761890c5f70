package io.ailog.delivery;

import java.util.Optional;

/**
 * Foreign text in Markdown. Logs can say anything, so all of it goes into code spans: there are no links, mentions, images
 * or HTML in them, in whatever wiki they end up.
 */
final class MarkdownText {
    private static final String CUT = "…";

    private MarkdownText() {}

    /**
     * {@code text} in one line as a code span, at most {@code most} characters of it; nothing when it is blank. What could
     * end the span or a cell of a table is replaced by what looks alike: the ways to escape differ between readers.
     */
    static String code(final String text, final int most) {
        final StringBuilder line = new StringBuilder();
        text.codePoints().limit(most + 1L).forEach(character -> append(character, line));
        final String stripped = line.toString().strip().replaceAll(" {2,}", " ");
        final String cut = stripped.codePointCount(0, stripped.length()) > most
                ? stripped.substring(0, stripped.offsetByCodePoints(0, most)) + CUT
                : stripped;
        return cut.isEmpty() ? "" : "`" + cut + "`";
    }

    static String code(final Optional<String> text, final int most) {
        return text.map(present -> code(present, most)).orElse("");
    }

    private static void append(final int character, final StringBuilder line) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> line.append(' ');
            default -> line.appendCodePoint(character == '`' ? '\'' : character == '|' ? '¦' : character);
        }
    }
}
