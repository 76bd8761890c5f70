package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.util.Map;

/** The check that an answer covers all that was asked: a count of some shards is worse than none. */
final class CompleteAnswer {
    private CompleteAnswer() {}

    /** The part of an answer that was asked for. */
    static <T> T part(final Map<String, T> answer, final String name) {
        final T part = answer.get(name);
        if (part == null) {
            throw new IncompleteAnswer("the answer lacks " + name);
        }
        return part;
    }

    static void require(final SearchResponse<?> response, final Target target) {
        if (response.timedOut()) {
            throw new IncompleteAnswer("the search timed out on the server");
        }
        final int failed = response.shards().failed().intValue();
        if (failed > 0) {
            throw new IncompleteAnswer(failed + " of " + response.shards().total() + " shards failed");
        }
        if (response.shards().total().intValue() == 0) {
            throw new IncompleteAnswer("no index matches " + target.indices() + " any more");
        }
        if (response.clusters() != null && response.clusters().skipped() > 0) {
            throw new IncompleteAnswer(response.clusters().skipped() + " remote clusters were skipped");
        }
    }
}
