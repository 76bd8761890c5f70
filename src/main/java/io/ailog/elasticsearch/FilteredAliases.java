package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.indices.get_alias.IndexAliases;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.util.PatternMatchUtils;

/** Aliases that show only some of the documents of their indices. */
record FilteredAliases(ElasticsearchConnection connection) {
    /** Whether one of {@code patterns} matches such an alias. */
    boolean behind(final List<String> patterns) {
        final String[] names = patterns.toArray(String[]::new);
        final Collection<IndexAliases> indices = connection
                .ask(client -> client.indices().getAlias(request -> request.index(patterns)))
                .aliases()
                .values();
        return indices.stream()
                .flatMap(index -> index.aliases().entrySet().stream())
                .filter(alias -> alias.getValue().filter() != null)
                .map(Map.Entry::getKey)
                .anyMatch(name -> PatternMatchUtils.simpleMatch(names, name));
    }
}
