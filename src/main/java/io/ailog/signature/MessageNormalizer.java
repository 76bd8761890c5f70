package io.ailog.signature;

/** The text of a message with placeholders for what varies in it. */
public final class MessageNormalizer {
    /** Characters of a message that are looked at. */
    private static final int READ = 16_384;

    private static final int ROUNDS = 20;

    private MessageNormalizer() {}

    /**
     * The first line of {@code message} with {@code <*>} for each value, at most about 1,000 characters. Normalising the
     * result again gives the same. Reads at most 16,384 characters of leading blanks and as many after them.
     */
    public static String normalize(final String message) {
        return normalize(message, new NormalText());
    }

    /** The same with a text to write in, whatever it has held. */
    static String normalize(final String message, final NormalText normal) {
        int from = 0;
        while (from < Math.min(message.length(), READ) && Letters.is(Letters.SPACE, message.charAt(from))) {
            from++;
        }
        final int end = message.indexOf('\n', from);
        final int to = Math.min(end < 0 ? message.length() : end, from + READ);
        final char[] text = new char[to - from];
        message.getChars(from, to, text, 0);
        return settle(text, normal);
    }

    /** Reads again what was written where that may make a difference, until it makes none. */
    private static String settle(final char[] text, final NormalText normal) {
        String before = "";
        MessageScanner scanner = new MessageScanner(text, normal);
        String result = scanner.normalText();
        for (int round = 1; round < ROUNDS && !scanner.isSettled() && !result.equals(before); round++) {
            before = result;
            scanner = new MessageScanner(result.toCharArray(), normal);
            result = scanner.normalText();
        }
        return result;
    }
}
