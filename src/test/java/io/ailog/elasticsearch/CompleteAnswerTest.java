package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompleteAnswerTest {
    private static final Target TARGET = new Target("logs-*", Shape.fromSource(LogFields.defaults()));

    @Test
    void takesAnswersOfAllShards() {
        assertThatCode(() -> CompleteAnswer.require(answer(false, 3, 0, 0), TARGET))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnswersThatCoverOnlyPart() {
        assertThatThrownBy(() -> CompleteAnswer.require(answer(true, 3, 0, 0), TARGET))
                .isInstanceOf(IncompleteAnswer.class)
                .hasMessage("the search timed out on the server");
        assertThatThrownBy(() -> CompleteAnswer.require(answer(false, 3, 1, 0), TARGET))
                .hasMessage("1 of 3 shards failed");
        assertThatThrownBy(() -> CompleteAnswer.require(answer(false, 0, 0, 0), TARGET))
                .hasMessage("no index matches logs-* any more");
        assertThatThrownBy(() -> CompleteAnswer.require(answer(false, 3, 0, 2), TARGET))
                .hasMessage("2 remote clusters were skipped");
    }

    @Test
    void missesPartThatWasAskedFor() {
        assertThatThrownBy(() -> CompleteAnswer.part(Map.of(), "counts")).hasMessage("the answer lacks counts");
    }

    private static SearchResponse<Void> answer(
            final boolean timedOut, final int shards, final int failed, final int skipped) {
        return SearchResponse.of(response -> response.took(1)
                .timedOut(timedOut)
                .shards(all -> all.total(shards).successful(shards - failed).failed(failed))
                .clusters(all -> all.total(skipped)
                        .successful(0)
                        .skipped(skipped)
                        .running(0)
                        .partial(0)
                        .failed(0))
                .hits(hits -> hits.hits(List.of())));
    }
}
