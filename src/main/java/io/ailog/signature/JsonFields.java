package io.ailog.signature;

import java.util.List;

/** The text fields of a JSON object, read once from front to back; whatever isn't JSON has none. */
final class JsonFields {
    private static final List<String> TEXTS = List.of("message", "msg", "error", "log");
    private static final List<String> TRACES = List.of("stack_trace", "stackTrace", "stacktrace", "exception");

    private final String json;
    private int at;
    private String text = "";
    private String trace = "";
    private int rank = TEXTS.size();

    JsonFields(final String json, final int from) {
        this.json = json;
        at = from + 1;
    }

    /** The object's text and stack trace; the whole input when it is no object with a text. */
    String text() {
        final boolean complete = readPairs();
        if (!complete || text.isBlank()) {
            return json;
        }
        return trace.isEmpty() ? text : text + "\n" + trace;
    }

    private boolean readPairs() {
        while (skipBlanks() == '"') {
            final String key = string();
            if (skipBlanks() != ':') {
                return false;
            }
            at++;
            if (skipBlanks() == '"') {
                take(key, string());
            } else {
                skipValue();
            }
            if (skipBlanks() == '}') {
                at++;
                return skipBlanks() == 0;
            }
            if (skipBlanks() != ',') {
                return false;
            }
            at++;
        }
        return false;
    }

    private void take(final String key, final String value) {
        final int place = TEXTS.indexOf(key);
        if (place >= 0 && place < rank && !value.isBlank()) {
            rank = place;
            text = value;
        } else if (TRACES.contains(key)) {
            trace = value;
        }
    }

    /** Goes to the next character that isn't blank and returns it; 0 at the end. */
    private char skipBlanks() {
        while (at < json.length() && json.charAt(at) <= ' ') {
            at++;
        }
        return at < json.length() ? json.charAt(at) : 0;
    }

    /** Goes past a number, a word, an array or an object. */
    private void skipValue() {
        int depth = 0;
        while (at < json.length()) {
            final char c = json.charAt(at);
            if (c == '"') {
                string();
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}')) {
                return;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            at++;
        }
    }

    /** Goes past the string that starts here and returns what it stands for. */
    private String string() {
        final int start = at + 1;
        at = endOfPlain(start);
        if (at >= json.length() || json.charAt(at) == '"') {
            at++;
            return json.substring(start, at - 1);
        }
        final StringBuilder value = new StringBuilder().append(json, start, at);
        while (at + 1 < json.length() && json.charAt(at) == '\\') {
            at++;
            escape(value);
            at++;
            final int plain = Math.min(at, json.length());
            at = endOfPlain(plain);
            value.append(json, plain, at);
        }
        at++;
        return value.toString();
    }

    /** The next quotation mark or backslash; the end when there is none. */
    private int endOfPlain(final int from) {
        int end = from;
        while (end < json.length() && json.charAt(end) != '"' && json.charAt(end) != '\\') {
            end++;
        }
        return end;
    }

    private void escape(final StringBuilder value) {
        final char c = json.charAt(at);
        final int code = c == 'u' && at + 4 < json.length() ? hex(at + 1) : -1;
        if (code >= 0) {
            value.append((char) code);
            at += 4;
        } else {
            value.append(
                    switch (c) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        case 'b', 'f' -> ' ';
                        default -> c;
                    });
        }
    }

    private int hex(final int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            if (!Letters.isHex(json.charAt(i))) {
                return -1;
            }
            code = code * 16 + Character.digit(json.charAt(i), 16);
        }
        return code;
    }
}
