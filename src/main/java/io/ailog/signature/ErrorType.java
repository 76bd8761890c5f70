package io.ailog.signature;

import java.util.List;
import java.util.stream.Stream;

/**
 * The kind of an error in a word: the class of the exception, the root cause preferred, else what the HTTP status or
 * the words of the message say.
 */
public final class ErrorType {
    /** Of a message that says nothing about its kind. */
    public static final String UNKNOWN = "Unknown";

    private record Kind(String name, List<String> phrases) {}

    private static final List<Kind> KINDS = List.of(
            kind(
                    "OutOfMemory",
                    "out of memory",
                    "oom-killed",
                    "cannot allocate memory",
                    "java heap space",
                    "gc overhead limit exceeded",
                    "nedostatek paměti",
                    "speicher voll"),
            kind("DiskFull", "no space left on device", "disk full", "disk quota exceeded"),
            kind("Deadlock", "deadlock*"),
            kind(
                    "ConstraintViolation",
                    "duplicate key",
                    "unique constraint",
                    "foreign key constraint",
                    "constraint violation",
                    "violates not-null constraint",
                    "check constraint"),
            kind(
                    "ConnectionRefused",
                    "connection refused",
                    "spojení odmítnuto",
                    "verbindung abgelehnt",
                    "verbindung verweigert"),
            kind(
                    "ConnectionReset",
                    "connection reset",
                    "broken pipe",
                    "connection closed",
                    "connection aborted",
                    "closed connection",
                    "connection broken"),
            kind(
                    "UnknownHost",
                    "unknown host",
                    "name or service not known",
                    "no such host",
                    "could not resolve",
                    "nodename nor servname provided"),
            kind(
                    "Timeout",
                    "timeout",
                    "timeouts",
                    "timed out",
                    "time out",
                    "deadline exceeded",
                    "vypršel časový limit",
                    "časový limit vypršel",
                    "zeitüberschreitung"),
            kind(
                    "CertificateError",
                    "certificate",
                    "certificates",
                    "pkix path building failed",
                    "ssl handshake*",
                    "tls handshake*",
                    "bad_certificate"),
            kind(
                    "AuthenticationFailed",
                    "authentication failed",
                    "authentication failure",
                    "bad credentials",
                    "invalid credentials",
                    "invalid password",
                    "failed password",
                    "login failed",
                    "token expired",
                    "expired token",
                    "invalid token",
                    "přihlášení selhalo",
                    "anmeldung fehlgeschlagen"),
            kind(
                    "AccessDenied",
                    "access denied",
                    "access is denied",
                    "permission denied",
                    "forbidden",
                    "unauthorized",
                    "not authorized",
                    "not permitted",
                    "přístup odepřen",
                    "zugriff verweigert"),
            kind(
                    "ServiceUnavailable",
                    "service unavailable",
                    "temporarily unavailable",
                    "circuit breaker",
                    "circuitbreaker",
                    "no instances available",
                    "služba není dostupná",
                    "dienst nicht verfügbar"),
            kind("RateLimited", "too many requests", "rate limit", "quota exceeded"),
            kind(
                    "NotFound",
                    "not found",
                    "no such file*",
                    "does not exist",
                    "nebyl nalezen",
                    "nebyla nalezena",
                    "nenalezen*",
                    "nicht gefunden"),
            kind(
                    "InvalidInput",
                    "validation failed",
                    "invalid request",
                    "invalid argument",
                    "invalid value",
                    "malformed",
                    "parse error",
                    "syntax error",
                    "neplatn*",
                    "ungültig*"));
    private static final Phrases WORDS =
            new Phrases(KINDS.stream().map(Kind::phrases).toList());

    /** Where a normalised text may have had the status of an HTTP answer, the first rank, and {@link #WORDS}. */
    private static final Phrases ALL = new Phrases(
            Stream.concat(Stream.of(HttpStatus.TRACES), KINDS.stream().map(Kind::phrases))
                    .toList());

    private ErrorType() {}

    /** The kind of the error that {@code message} tells of; the same for every message of one signature. */
    public static String of(final String message) {
        final String text = MessageText.of(message);
        return of(text, MessageNormalizer.normalize(text), StackTrace.in(text));
    }

    /** The same for a text that is normalised already, so that no value has a say in its kind. */
    static String of(final String text, final String normalized, final StackTrace trace) {
        if (!trace.rootCause().isEmpty()) {
            return trace.rootCause();
        }
        final String exception = ExceptionName.last(normalized);
        if (!exception.isEmpty()) {
            return exception;
        }
        final int rank = ALL.rank(normalized);
        final String status = rank == 0 ? HttpStatus.family(text) : "";
        return status.isEmpty() ? kind(rank == 0 ? WORDS.rank(normalized) + 1 : rank) : status;
    }

    private static String kind(final int rank) {
        return rank > KINDS.size() || rank < 0 ? UNKNOWN : KINDS.get(rank - 1).name();
    }

    private static Kind kind(final String name, final String... phrases) {
        return new Kind(name, List.of(phrases));
    }
}
