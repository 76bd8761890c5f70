package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.indices.ResolveIndexResponse;
import io.ailog.window.Failure;
import java.util.List;
import java.util.stream.Stream;

/** The words for patterns that match no index. */
record MissingIndices(ElasticsearchConnection connection) {
    private static final int SHOWN = 10;

    Failure failure() {
        final List<String> there = there();
        final String instead = there.isEmpty()
                ? "There is no index that "
                        + connection.settings().credentials().who() + " may see"
                : "There are " + String.join(", ", there);
        return new Failure(
                Failure.Kind.CONFIGURATION,
                "ES_INDEX=%s matches no index. %s. Correct ES_INDEX."
                        .formatted(connection.settings().indices(), instead));
    }

    private List<String> there() {
        final ResolveIndexResponse all;
        try {
            all = connection.ask(client -> client.indices().resolveIndex(request -> request.name("*")));
        } catch (final Failure e) {
            // whoever may not list the indices gets the rest of the message
            return List.of();
        }
        return Stream.of(
                        all.aliases().stream().map(alias -> alias.name()),
                        all.dataStreams().stream().map(stream -> stream.name()),
                        all.indices().stream().map(index -> index.name()))
                .flatMap(names -> names)
                .filter(name -> !name.startsWith("."))
                .distinct()
                .limit(SHOWN)
                .toList();
    }
}
