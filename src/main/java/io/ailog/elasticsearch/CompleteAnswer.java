package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.util.Map;

/** The check that an answer covers all that was asked: a count of some shards is worse than none. */
final class CompleteAnswer {
    private CompleteAnswer() {}

    /** How many shards were asked, and how many of them gave no answer. */
    record Shards(int total, int failed) {}

    /** The part of an answer that was asked for. */
    static <T> T part(final Map<String, T> answer, final String name) {
        final T part = answer.get(name);
        if (part == null) {
            throw new IncompleteAnswer("the answer lacks " + name);
        }
        return part;
    }

    static void require(final SearchResponse<?> response, final Target target) {
        final Shards shards = new Shards(
                response.shards().total().intValue(), response.shards().failed().intValue());
        final int skipped =
                response.clusters() == null ? 0 : response.clusters().skipped();
        require(response.timedOut(), shards, skipped, target);
    }

    /** @param skipped remote clusters */
    static void require(final boolean timedOut, final Shards shards, final int skipped, final Target target) {
        if (timedOut) {
            throw new IncompleteAnswer("the search timed out on the server");
        }
        if (shards.failed() > 0) {
            throw new IncompleteAnswer(shards.failed() + " of " + shards.total() + " shards failed");
        }
        if (shards.total() == 0) {
            throw new IncompleteAnswer("no index matches " + target.indices() + " any more");
        }
        if (skipped > 0) {
            throw new IncompleteAnswer(skipped + " remote clusters were skipped");
        }
    }
}
