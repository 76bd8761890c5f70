package io.ailog.server;

import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** The shared server, started when first asked for; the test is skipped when no JDK here runs it. */
    public static synchronized RunningElasticsearch server() {
        if (server == null) {
            server = ServerChoice.ofThisJvm().docker()
                    ? untilTheEnd(
                            DockerElasticsearch.start(DockerImages.configured().elasticsearch()))
                    : start(ElasticsearchOptions.forTests());
        }
        return server;
    }

    /** A process beside the shared server, for the rest of this JVM; the test is skipped when no JDK here runs it. */
    public static ElasticsearchServer start(final ElasticsearchOptions options) {
        return untilTheEnd(ElasticsearchServer.start(options));
    }

    /** Closed before the JVM ends, so that nothing is left when a build is over. */
    private static <S extends RunningElasticsearch> S untilTheEnd(final S started) {
        Runtime.getRuntime().addShutdownHook(new Thread(started::close, "close-elasticsearch"));
        return started;
    }

    public static URI uri() {
        return server().uri();
    }

    /** Deletes every index. */
    public static void clear() {
        server().http().expect("DELETE", "/*?expand_wildcards=all", "");
    }

    /** Deletes every index, and makes an empty {@code logs-1} with {@link #KEYWORDS}. */
    public static void startAfresh() {
        clear();
        create("logs-1", KEYWORDS);
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
