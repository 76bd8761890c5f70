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
public record Signature(String hash, String errorType, String normalizedMessage) {
    private static final int HASHED_BYTES = 16;
    private static final MessageDigest PRISTINE = pristine();

    /** The signature of a message of any length and shape; it depends on nothing but the message. */
    public static Signature of(final String message) {
        final String text = MessageText.of(message);
        final String normalized = MessageNormalizer.normalize(text);
        final StackTrace trace = StackTrace.in(text);
        final String type = ErrorType.of(text, normalized, trace);
        return new Signature(hash(type, normalized, trace), type, normalized);
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
