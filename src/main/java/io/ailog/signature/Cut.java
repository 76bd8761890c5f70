package io.ailog.signature;

/** Texts as long as they may be. */
public final class Cut {
    private Cut() {}

    /** The first {@code length} characters of {@code text}, one less where a pair of surrogates would be torn. */
    public static String to(final int length, final String text) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
