package io.ailog.server;

import java.net.URI;

/** A real Elasticsearch that can be reached, however it was started. */
public sealed interface RunningElasticsearch extends AutoCloseable permits ElasticsearchServer, DockerElasticsearch {
    /** The address, without a path. */
    URI uri();

    /** Raw requests to this server. */
    ElasticsearchHttp http();

    /** Ends the server. */
    @Override
    void close();
}
