package io.ailog.logs;

import java.util.ArrayList;
import java.util.List;

/** A file of comma-separated values as RFC 4180 has it: values may be quoted, quotes in them doubled, lines broken. */
final class CsvLines {
    private final String text;
    private int position;

    private CsvLines(final String text) {
        this.text = text;
    }

    /** The values of each line, the heading included. */
    static List<List<String>> of(final String text) {
        final CsvLines lines = new CsvLines(text);
        final List<List<String>> all = new ArrayList<>();
        while (lines.position < text.length()) {
            all.add(lines.line());
        }
        return all;
    }

    private List<String> line() {
        final List<String> values = new ArrayList<>();
        values.add(value());
        while (at(',')) {
            position++;
            values.add(value());
        }
        if (at('\r')) {
            position++;
        }
        if (at('\n')) {
            position++;
        }
        return values;
    }

    private String value() {
        return at('"') ? quoted() : plain();
    }

    private String plain() {
        final int start = position;
        while (position < text.length() && ",\r\n".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        final StringBuilder value = new StringBuilder();
        position++;
        while (position < text.length()) {
            final char c = text.charAt(position++);
            if (c != '"') {
                value.append(c);
            } else if (at('"')) {
                value.append('"');
                position++;
            } else {
                return value.toString();
            }
        }
        throw new IllegalArgumentException("A quote is not closed");
    }

    private boolean at(final char wanted) {
        return position < text.length() && text.charAt(position) == wanted;
    }
}
