package io.ailog.signature;

import java.util.List;
import java.util.stream.Stream;

/** The status of an HTTP answer that a message names: {@code HTTP 503}, {@code 502 Bad Gateway}. */
final class HttpStatus {
    private static final int DIGITS = 3;
    private static final int LOOKED_AT = 16_384;
    private static final List<String> BEFORE = List.of("HTTP ", "HTTP status ", "HTTP status code ");
    private static final List<String> AFTER = List.of(
            " Bad Request",
            " Unauthorized",
            " Forbidden",
            " Not Found",
            " Conflict",
            " Too Many Requests",
            " Internal Server Error",
            " Bad Gateway",
            " Service Unavailable",
            " Gateway Timeout");

    /** What is left of a status in a normalised text. */
    static final List<String> TRACES = Stream.concat(
                    BEFORE.stream().map(before -> before + "<*>"),
                    AFTER.stream().map(after -> "<*>" + after))
            .toList();

    private HttpStatus() {}

    /** {@code HTTP 4xx} or {@code HTTP 5xx} by the first such status in the first line; empty when there is none. */
    static String family(final String text) {
        final int end = Math.min(text.length(), LOOKED_AT);
        for (int i = 0; i + DIGITS <= end && text.charAt(i) != '\n'; i++) {
            final char c = text.charAt(i);
            if ((c == '4' || c == '5') && isNumber(text, i) && isNamed(text, i)) {
                return "HTTP " + c + "xx";
            }
        }
        return "";
    }

    private static boolean isNumber(final String text, final int at) {
        return Letters.is(Letters.DIGIT, text.charAt(at + 1))
                && Letters.is(Letters.DIGIT, text.charAt(at + 2))
                && (at == 0 || !Letters.is(Letters.ALPHANUMERIC, text.charAt(at - 1)))
                && (at + DIGITS == text.length() || !Letters.is(Letters.ALPHANUMERIC, text.charAt(at + DIGITS)));
    }

    private static boolean isNamed(final String text, final int at) {
        return (isBlank(text, at - 1) && isAnnounced(text, at))
                || (isBlank(text, at + DIGITS) && isExplained(text, at));
    }

    /** Next to most numbers there is none, so nothing else need be looked for. */
    private static boolean isBlank(final String text, final int at) {
        return at >= 0 && at < text.length() && text.charAt(at) == ' ';
    }

    private static boolean isAnnounced(final String text, final int at) {
        for (final String before : BEFORE) {
            if (text.regionMatches(true, at - before.length(), before, 0, before.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExplained(final String text, final int at) {
        for (final String after : AFTER) {
            if (text.regionMatches(true, at + DIGITS, after, 0, after.length())) {
                return true;
            }
        }
        return false;
    }
}
