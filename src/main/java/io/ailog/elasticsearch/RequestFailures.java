package io.ailog.elasticsearch;

import static io.ailog.window.Failure.Kind.CONFIGURATION;
import static io.ailog.window.Failure.Kind.FAILED;
import static io.ailog.window.Failure.Kind.UNREACHABLE;

import io.ailog.window.Failure;

/**
 * The words for requests that failed.
 *
 * @param settings of the connection that they took
 */
record RequestFailures(ElasticsearchSettings settings) {
    /** @param tries how often the request was sent in all */
    Failure of(final Throwable error, final int tries) {
        if (error instanceof Failure failure) {
            return failure;
        }
        if (PassingFaults.isTrust(error)) {
            return new Failure(CONFIGURATION, new TlsFailure(settings.servers(), error).text(), error);
        }
        final int status = ErrorCauses.status(error);
        return switch (status) {
            case 0 -> unanswered(error, tries);
            // not the answer of an Elasticsearch, or the client could read it
            case 200 -> new Failure(CONFIGURATION, unexpected(status, error), error);
            case 401 -> new Failure(CONFIGURATION, refused(error), error);
            case 403 -> new Failure(CONFIGURATION, forbidden(error), error);
            case 404 -> new Failure(CONFIGURATION, missing(error), error);
            case 429, 502, 503, 504 -> new Failure(UNREACHABLE, busy(status, error, tries), error);
            default -> new Failure(FAILED, unexpected(status, error), error);
        };
    }

    private Failure unanswered(final Throwable error, final int tries) {
        if (error instanceof IncompleteAnswer) {
            final String message =
                    "Elasticsearch at %s answered incompletely, %s: %s. Look at the health of the cluster, then try again."
                            .formatted(settings.servers(), tries(tries), error.getMessage());
            return new Failure(UNREACHABLE, message, error);
        }
        if (PassingFaults.isLostOnTheWay(error)) {
            return new Failure(UNREACHABLE, new LostConnection(settings, error, tries(tries)).text(), error);
        }
        return new Failure(
                FAILED,
                "A request to Elasticsearch at " + settings.servers() + " failed: " + ErrorCauses.reason(error),
                error);
    }

    private String refused(final Throwable error) {
        return "Elasticsearch at %s refused %s (401)%s. Check %s."
                .formatted(
                        settings.servers(),
                        settings.credentials().who(),
                        ErrorCauses.refusal(error).map(": "::concat).orElse(""),
                        settings.credentials().keys());
    }

    private String forbidden(final Throwable error) {
        return "Elasticsearch at %s forbids it to %s (403): %s. Grant read and view_index_metadata on %s, or check %s."
                .formatted(
                        settings.servers(),
                        settings.credentials().who(),
                        ErrorCauses.reason(error),
                        settings.indices(),
                        settings.credentials().keys());
    }

    private String missing(final Throwable error) {
        return "Elasticsearch at %s doesn't find %s (404): %s. Check ES_INDEX, and the path in ES_HOST."
                .formatted(settings.servers(), settings.indices(), ErrorCauses.reason(error));
    }

    private String busy(final int status, final Throwable error, final int tries) {
        return "Elasticsearch at %s is overloaded or not ready (%d), %s: %s. Nothing is lost; try again later."
                .formatted(settings.servers(), status, tries(tries), ErrorCauses.reason(error));
    }

    private String unexpected(final int status, final Throwable error) {
        return "Elasticsearch at %s answered %d: %s. Check that ES_HOST is an Elasticsearch of version 7.14 or newer; the log file has the details."
                .formatted(settings.servers(), status, ErrorCauses.reason(error));
    }

    private static String tries(final int count) {
        return count == 1 ? "tried once" : "tried " + count + " times";
    }
}
