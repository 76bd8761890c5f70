package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies behind an error of the client. */
final class ErrorCauses {
    private ErrorCauses() {}

    /** The error, its cause, the cause of that, and so on. */
    static Stream<Throwable> chain(final Throwable error) {
        return Stream.<Throwable>iterate(error, Objects::nonNull, Throwable::getCause)
                .limit(20);
    }

    static <T extends Throwable> Optional<T> find(final Throwable error, final Class<T> type) {
        return chain(error).filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The HTTP status of the answer, 0 when there was no answer. */
    static int status(final Throwable error) {
        return chain(error)
                .mapToInt(ErrorCauses::ownStatus)
                .filter(status -> status > 0)
                .findFirst()
                .orElse(0);
    }

    /** What the server said, shortened; else what the error says of itself. */
    static String reason(final Throwable error) {
        final String text = find(error, ElasticsearchException.class)
                .map(answer -> answer.error().rootCause().stream().findFirst().orElse(answer.error()))
                .map(cause -> cause.type() + ": " + cause.reason())
                .orElseGet(() -> error.getClass().getSimpleName() + ": " + error.getMessage());
        final String line = text.replaceAll("\\s+", " ");
        return line.length() > 400 ? line.substring(0, 400) + "..." : line;
    }

    /** What the server says of credentials that it knows but doesn't take, such as an API key that has expired. */
    static Optional<String> refusal(final Throwable error) {
        return find(error, ElasticsearchException.class)
                .map(answer -> answer.error().metadata().get("additional_unsuccessful_credentials"))
                .map(said -> said.to(String.class));
    }

    private static int ownStatus(final Throwable error) {
        if (error instanceof ElasticsearchException answer) {
            return answer.status();
        }
        if (error instanceof ResponseException answer) {
            return answer.getResponse().getStatusCode();
        }
        // without an answer it has no response to ask
        return error instanceof TransportException answer && answer.response() != null ? answer.statusCode() : 0;
    }
}
