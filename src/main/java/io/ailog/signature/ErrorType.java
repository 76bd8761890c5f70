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
        return of(normalized, trace, dependsOnStatus(normalized, trace) ? HttpStatus.family(text) : "");
    }

    /** Whether messages of this normalised text have different kinds by the status of HTTP that they name. */
    static boolean dependsOnStatus(final String normalized, final StackTrace trace) {
        return exception(normalized, trace).isEmpty() && ALL.rank(normalized) == 0;
    }

    /** The kind of the error when its message names a status of the family {@code status}, which may be empty. */
    static String of(final String normalized, final StackTrace trace, final String status) {
        final String exception = exception(normalized, trace);
        if (!exception.isEmpty()) {
            return exception;
        }
        return status.isEmpty() ? kind(WORDS.rank(normalized)) : status;
    }

    private static String exception(final String normalized, final StackTrace trace) {
        return trace.rootCause().isEmpty() ? ExceptionName.last(normalized) : trace.rootCause();
    }

    private static String kind(final int rank) {
        return rank == Phrases.NONE ? UNKNOWN : KINDS.get(rank).name();
    }

    private static Kind kind(final String name, final String... phrases) {
        return new Kind(name, List.of(phrases));
    }
}
