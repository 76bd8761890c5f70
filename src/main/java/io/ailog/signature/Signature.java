package io.ailog.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes two error messages the same problem.
 *
 * @param hash 32 hexadecimal digits, the same in every version of the product for the same error type, normalised
 *     message and frames
 * @param errorType the kind of the error, see {@link ErrorType}
 * @param normalizedMessage the first line with placeholders for what varies, see {@link MessageNormalizer}
 */
public record Signature(String hash, String errorType, String normalizedMessage) implements Comparable<Signature> {
    private static final int HASHED_BYTES = 16;
    private static final MessageDigest PRISTINE = pristine();

    /** Of all documents that are there and can't be read. */
    public static final Signature UNREADABLE = of("Unreadable", "document that could not be read", StackTrace.NONE);

    /** Of all errors of a window that has too many signatures to be told apart. */
    public static final Signature OTHER = of("Other", "errors of further signatures", StackTrace.NONE);

    /** The signature of a message of any length and shape; it depends on nothing but the message. */
    public static Signature of(final String message) {
        final String text = MessageText.of(message);
        final String normalized = MessageNormalizer.normalize(text);
        final StackTrace trace = StackTrace.in(text);
        return of(ErrorType.of(text, normalized, trace), normalized, trace);
    }

    static Signature of(final String type, final String normalized, final StackTrace trace) {
        return new Signature(hash(type, normalized, trace), type, normalized);
    }

    /** In the order of their hashes. */
    @Override
    public int compareTo(final Signature other) {
        return hash.compareTo(other.hash);
    }

    /** The first half of SHA-256 over the lines of a signature in UTF-8. */
    private static String hash(final String type, final String normalized, final StackTrace trace) {
        final StringBuilder lines = new StringBuilder(type.length() + normalized.length() + 1);
        lines.append(type).append('\n').append(normalized);
        trace.frames().forEach(frame -> lines.append('\n').append(frame));
        final byte[] digest = copy().digest(lines.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, HASHED_BYTES);
    }

    private static MessageDigest copy() {
        try {
            return (MessageDigest) PRISTINE.clone();
        } catch (final CloneNotSupportedException e) {
            return pristine();
        }
    }

    private static MessageDigest pristine() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
