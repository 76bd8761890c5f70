package io.ailog.server;

import java.net.URI;
import java.time.Duration;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.utility.DockerImageName;

/** An Elasticsearch in a container that lets everybody in, with the heap and compiler of {@link ElasticsearchOptions#forTests}. */
final class DockerElasticsearch implements RunningElasticsearch {
    private static final int HTTP_PORT = 9200;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ElasticsearchContainer container;
    private final ElasticsearchHttp http;

    private DockerElasticsearch(final ElasticsearchContainer container) {
        this.container = container;
        this.http = ElasticsearchHttp.to(URI.create("http://" + container.getHttpHostAddress()));
    }

    static DockerElasticsearch start(final DockerImageName image) {
        final ElasticsearchContainer container = new ElasticsearchContainer(image)
                .withEnv("xpack.security.enabled", "false")
                .withEnv("action.destructive_requires_name", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1")
                // there is none without TLS
                .withCertPath("")
                .waitingFor(Wait.forHttp("/_cluster/health?wait_for_status=yellow&timeout=2s")
                        .forPort(HTTP_PORT)
                        .withStartupTimeout(PATIENCE));
        return new DockerElasticsearch(StartedContainer.of(container, image));
    }

    @Override
    public URI uri() {
        return http.uri();
    }

    @Override
    public ElasticsearchHttp http() {
        return http;
    }

    @Override
    public void close() {
        container.stop();
    }
}
