package io.ailog.server;

import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** The one Elasticsearch of a test JVM, started on first use and cleared between tests. */
public final class TestElasticsearch {
    /** Fields as collectors of Kubernetes logs map them. */
    public static final String KEYWORDS = """
            {"settings":{"number_of_shards":1,"number_of_replicas":0},"mappings":{"properties":{
              "@timestamp":{"type":"date"},"level":{"type":"keyword"},"message":{"type":"text"},
              "kubernetes":{"properties":{"namespace":{"type":"keyword"}}},
              "application":{"properties":{"name":{"type":"keyword"},"version":{"type":"keyword"}}},
              "traceId":{"type":"keyword"}}}}""";

    private static @Nullable RunningElasticsearch server;

    private TestElasticsearch() {}

    /** The running server; aborts the test when no JDK here runs it. */
    public static synchronized RunningElasticsearch server() {
        if (server == null) {
            try {
                final RunningElasticsearch started = ServerChoice.ofThisJvm().docker()
                        ? DockerElasticsearch.start(DockerImages.configured().elasticsearch())
                        : ElasticsearchServer.start();
                // closed before the JVM ends, so that nothing is left when a build is over
                Runtime.getRuntime().addShutdownHook(new Thread(started::close, "close-elasticsearch"));
                server = started;
            } catch (final NoSuitableJava reason) {
                throw new TestAbortedException(reason.getMessage(), reason);
            }
        }
        return server;
    }

    public static URI uri() {
        return server().uri();
    }

    /** Deletes every index. */
    public static void clear() {
        server().http().expect("DELETE", "/*?expand_wildcards=all", "");
    }

    /** Makes an index with settings and mappings, such as {@link #KEYWORDS}. */
    public static void create(final String index, final String body) {
        server().http().expect("PUT", "/" + index, body);
    }

    public static void load(final String index, final LogDocuments documents) {
        load(index, documents.stream());
    }

    /** Loads documents, one line of JSON each, and makes them visible. */
    public static void load(final String index, final Stream<String> documents) {
        BulkLoad.run(server().http(), index, documents);
    }
}
