package io.ailog.elasticsearch;

import io.ailog.window.Check;
import io.ailog.window.CheckPoint;
import io.ailog.window.Checks;
import io.ailog.window.Namespaces;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The log store: whether it answers, which indices and fields it has, and who wrote logs lately. */
@Component
final class ElasticsearchChecks implements Checks, AutoCloseable {
    private final ElasticsearchConnection connection;
    private final ObjectProvider<Namespaces> namespaces;
    private final Clock clock;

    ElasticsearchChecks(final Environment environment, final ObjectProvider<Namespaces> namespaces, final Clock clock) {
        // one of its own: somebody is waiting for the answers
        this.connection = new ElasticsearchConnection(
                () -> ElasticsearchSettings.of(environment).impatient());
        this.namespaces = namespaces;
        this.clock = clock;
    }

    @Override
    public List<Check> checks() {
        final MappingChecks mapping = new MappingChecks(connection);
        return List.of(
                new Check(CheckPoint.ELASTICSEARCH, () -> new ServerCheck(connection).answers()),
                new Check(CheckPoint.INDEX, mapping::indices),
                new Check(CheckPoint.FIELDS, mapping::fields),
                new Check(CheckPoint.DOCUMENTS, () -> new RecentDocuments(
                                connection, namespaces.getObject().names())
                        .look(clock.instant())));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
