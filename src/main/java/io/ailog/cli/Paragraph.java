package io.ailog.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit a terminal of 80 columns. */
final class Paragraph {
    static final int WIDTH = 80;

    private Paragraph() {}

    /** {@code text} after {@code head}, broken between words, with its further lines under {@code indent}. */
    static List<String> of(final String head, final String indent, final String text) {
        final List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(head);
        String gap = "";
        for (final String word : OneLine.of(text, 1_200).split(" ", -1)) {
            for (final String part : parts(word, WIDTH - indent.length())) {
                if (line.length() + gap.length() + part.length() > WIDTH) {
                    lines.add(line.toString().stripTrailing());
                    line = new StringBuilder(indent);
                    gap = "";
                }
                line.append(gap).append(part);
                gap = " ";
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** A command that can be copied as it stands: what is too long goes on in a further line. */
    static List<String> command(final String indent, final String command) {
        final List<String> lines = new ArrayList<>();
        String line = indent + command;
        while (line.length() > WIDTH) {
            final int end = line.lastIndexOf(" --", WIDTH - 2);
            if (end <= indent.length()) {
                break;
            }
            lines.add(line.substring(0, end) + " \\");
            line = indent + "  " + line.substring(end + 1);
        }
        lines.add(line);
        return lines;
    }

    private static List<String> parts(final String word, final int most) {
        final List<String> parts = new ArrayList<>();
        for (int start = 0; start == 0 || start < word.length(); start += most) {
            parts.add(word.substring(start, Math.min(word.length(), start + most)));
        }
        return parts;
    }
}
