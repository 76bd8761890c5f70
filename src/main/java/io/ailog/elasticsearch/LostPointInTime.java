package io.ailog.elasticsearch;

import io.ailog.window.Failure;

/** How often a batch has lost its point in time, and whether that was too often. */
final class LostPointInTime {
    private static final int NOT_FOUND = 404;

    private final ElasticsearchSettings settings;
    private int losses;

    LostPointInTime(final ElasticsearchSettings settings) {
        this.settings = settings;
    }

    /**
     * Notes a failure of reading, after which reading may begin again.
     *
     * @throws Failure when it may not: the failure is of another kind, or there were too many
     */
    void add(final Failure failure) {
        losses++;
        if (!mayPass(failure)) {
            throw failure;
        }
        if (losses >= settings.calls().tries()) {
            throw new Failure(Failure.Kind.UNREACHABLE, text(failure), failure);
        }
    }

    /** It is gone, or the node that has it: a new one is elsewhere, but for no reason more often than once. */
    private boolean mayPass(final Failure failure) {
        return ErrorCauses.status(failure) == NOT_FOUND
                || (losses == 1 && failure.kind() == Failure.Kind.UNREACHABLE && isAnswered(failure));
    }

    private static boolean isAnswered(final Failure failure) {
        return ErrorCauses.status(failure) != 0 || failure.getCause() instanceof IncompleteAnswer;
    }

    private String text(final Failure failure) {
        return ("Elasticsearch at %s lost what was being read, %d times: %s. See whether its nodes restart;"
                        + " else raise %s, which is %s. Nothing is lost; try again later.")
                .formatted(
                        settings.servers(),
                        losses,
                        ErrorCauses.reason(failure.getCause() == null ? failure : failure.getCause()),
                        Events.KEEP_ALIVE,
                        settings.events().keepAlive());
    }
}
