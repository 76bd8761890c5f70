package io.ailog.signature;

/** What a message says to a reader: itself, or the text field when it is a JSON object. */
final class MessageText {
    private MessageText() {}

    /**
     * The text of {@code message}; of a JSON object its {@code message}, {@code msg}, {@code error} or {@code log}, in
     * this order of preference, followed by its stack trace if it has one.
     */
    static String of(final String message) {
        int from = 0;
        while (from < message.length() && message.charAt(from) <= ' ') {
            from++;
        }
        return from < message.length() && message.charAt(from) == '{' ? new JsonFields(message, from).text() : message;
    }
}
