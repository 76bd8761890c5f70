package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.TransportException;
import io.ailog.window.Failure;
import io.ailog.window.FailureExplainer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What this edge knows about errors of the Elasticsearch client that were not explained where they arose. */
@Component
final class ElasticsearchFailures implements FailureExplainer {
    private final ElasticsearchConnection connection;

    ElasticsearchFailures(final ElasticsearchConnection connection) {
        this.connection = connection;
    }

    @Override
    public Optional<Failure> explain(final Throwable error) {
        return ErrorCauses.chain(error)
                .filter(cause -> cause instanceof ElasticsearchException || cause instanceof TransportException)
                .findFirst()
                .map(cause -> new RequestFailures(connection.settings()).of(cause, 1));
    }
}
