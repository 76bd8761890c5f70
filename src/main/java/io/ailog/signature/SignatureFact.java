package io.ailog.signature;

import java.time.Instant;

/**
 * The errors of one signature that one version of a service logged in one window. What is not known is empty.
 *
 * @param errors documents, above zero
 * @param first time of the earliest
 * @param last time of the latest
 * @param sample message of the earliest, cut to {@link #SAMPLE_LENGTH} characters; of those at the same time the first by
 *     order of characters
 * @param trace of the earliest that has one; of those at the same time the first by order of characters
 */
public record SignatureFact(
        String namespace,
        Signature signature,
        String application,
        String version,
        long errors,
        Instant first,
        Instant last,
        String sample,
        String trace) {
    public static final int SAMPLE_LENGTH = 1_000;

    private static final char NUL = 0;

    public SignatureFact {
        // no text of a database or of JSON in it may hold this one character
        sample = sample.replace(NUL, ' ');
        trace = trace.replace(NUL, ' ');
    }
}
