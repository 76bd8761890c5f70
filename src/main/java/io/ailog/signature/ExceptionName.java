package io.ailog.signature;

/** The name of an exception's class, simple or qualified. */
final class ExceptionName {
    private static final String[] ENDINGS = {"Exception", "Error", "Throwable"};
    private static final int LONGEST = 300;
    private static final int SHORTEST = "AError".length();

    private ExceptionName() {}

    /** Whether the word ends as exceptions' names do. */
    static boolean ends(final char[] text, final int from, final int to) {
        return to - from >= SHORTEST && isLast(text[to - 1]) && hasEnding(text, from, to);
    }

    private static boolean isLast(final char c) {
        return c == 'n' || c == 'r' || c == 'e';
    }

    private static boolean hasEnding(final char[] text, final int from, final int to) {
        for (final String ending : ENDINGS) {
            if (to - from > ending.length() && endsWith(text, to, ending)) {
                return to - simpleStart(text, from, to) > ending.length() && isName(text, from, to);
            }
        }
        return false;
    }

    /** The simple name of the exception that {@code text} has from {@code from} on; empty when none starts there. */
    static String at(final String text, final int from, final int to) {
        int end = from;
        while (end < to && end - from < LONGEST && isPart(text.charAt(end))) {
            end++;
        }
        final char[] name = text.substring(from, end).toCharArray();
        if (!ends(name, 0, name.length)) {
            return "";
        }
        final int start = simpleStart(name, 0, name.length);
        return new String(name, start, name.length - start);
    }

    /** The last exception's name among the words of {@code text}; empty when there is none. */
    static String last(final String text) {
        int end = 0;
        for (final String ending : ENDINGS) {
            int at = text.contains(ending) ? text.lastIndexOf(ending) : -1;
            while (at >= end && name(text, at + ending.length()).isEmpty()) {
                at = text.lastIndexOf(ending, at - 1);
            }
            end = at < 0 ? end : Math.max(end, at + ending.length());
        }
        return end < SHORTEST ? "" : name(text, end);
    }

    /** The name that ends at {@code end}, where its word ends. */
    private static String name(final String text, final int end) {
        if (end < text.length() && isPart(text.charAt(end))) {
            return "";
        }
        int start = end;
        while (start > 0 && end - start < LONGEST && isPart(text.charAt(start - 1))) {
            start--;
        }
        return at(text, start, end);
    }

    private static boolean isName(final char[] text, final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (!isPart(text[i])) {
                return false;
            }
        }
        final char first = text[simpleStart(text, from, to)];
        return first >= 'A' && first <= 'Z';
    }

    private static boolean isPart(final char c) {
        return Letters.is(Letters.ALPHANUMERIC, c) || c == '.' || c == '$' || c == '_';
    }

    /** Where the simple name starts in a qualified one. */
    static int simpleStart(final char[] text, final int from, final int to) {
        int start = to;
        while (start > from && text[start - 1] != '.' && text[start - 1] != '$') {
            start--;
        }
        return start;
    }

    private static boolean endsWith(final char[] text, final int to, final String ending) {
        for (int i = 1; i <= ending.length(); i++) {
            if (text[to - i] != ending.charAt(ending.length() - i)) {
                return false;
            }
        }
        return true;
    }
}
