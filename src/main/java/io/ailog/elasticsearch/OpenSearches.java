package io.ailog.elasticsearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The searches of all targets of a reading, each with a point in time that is opened when the first document is wanted. */
final class OpenSearches {
    private final ElasticsearchConnection connection;
    private final ResolvedTargets resolved;
    private final Set<String> namespaces;
    private final List<OpenSearch> open = new ArrayList<>();
    private boolean opened;

    OpenSearches(
            final ElasticsearchConnection connection, final ResolvedTargets resolved, final Set<String> namespaces) {
        this.connection = connection;
        this.resolved = resolved;
        this.namespaces = namespaces;
    }

    List<OpenSearch> all() {
        if (!opened) {
            close();
            resolved.targets().stream()
                    .map(target -> new EventSearch(connection, target, namespaces))
                    .filter(EventSearch::isPossible)
                    .forEach(search -> open.add(OpenSearch.of(connection, search)));
            opened = true;
        }
        return open;
    }

    /** Points in time are opened anew, on the indices that are there then. */
    void reopen() {
        close();
        resolved.forget();
    }

    void close() {
        open.forEach(search -> search.point().close());
        open.clear();
        opened = false;
    }
}
