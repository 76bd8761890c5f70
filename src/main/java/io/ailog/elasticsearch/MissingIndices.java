package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.indices.get_alias.IndexAliases;
import io.ailog.window.Failure;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words for patterns that match no index. */
record MissingIndices(ElasticsearchConnection connection) {
    private static final int SHOWN = 10;
    private static final Pattern BACKING_INDEX = Pattern.compile("\\.ds-(.+)-[0-9.]+-\\d{6}");

    Failure failure() {
        final List<String> there = there();
        final String who = connection.settings().credentials().who();
        final String instead = there.isEmpty()
                ? "There is no index that " + who + " may see"
                : "There are " + String.join(", ", there);
        final boolean anonymous =
                connection.settings().credentials().authorization().isEmpty();
        return new Failure(
                Failure.Kind.CONFIGURATION,
                "ES_INDEX=%s matches no index at %s. %s. Correct ES_INDEX%s."
                        .formatted(
                                connection.settings().indices(),
                                connection.settings().servers(),
                                instead,
                                // a server with security hides from a pattern what the asker may not read
                                anonymous ? "" : ", or grant " + who + " read and view_index_metadata on it"));
    }

    private List<String> there() {
        final Map<String, IndexAliases> indices;
        try {
            indices = connection
                    .ask(client -> client.indices().getAlias(request -> request.index("*")))
                    .aliases();
        } catch (final Failure e) {
            // whoever may not list the indices gets the rest of the message
            return List.of();
        }
        return Stream.concat(
                        indices.values().stream().flatMap(index -> index.aliases().keySet().stream()),
                        indices.keySet().stream().map(MissingIndices::dataStream))
                .filter(name -> !name.startsWith("."))
                .distinct()
                .sorted()
                .limit(SHOWN)
                .toList();
    }

    /** The data stream that an index belongs to, as its name tells; else the index. */
    private static String dataStream(final String index) {
        final Matcher backing = BACKING_INDEX.matcher(index);
        return backing.matches() ? backing.group(1) : index;
    }
}
