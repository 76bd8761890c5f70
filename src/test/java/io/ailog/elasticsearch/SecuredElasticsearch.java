package io.ailog.elasticsearch;

import io.ailog.server.ElasticsearchDistribution;
import io.ailog.server.ElasticsearchOptions;
import io.ailog.server.ElasticsearchServer;
import io.ailog.server.TestElasticsearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one server of a test JVM that wants to know who asks, with one error in the index {@code logs-1}. */
final class SecuredElasticsearch {
    /** What users of these tests log in with; no message may show it. */
    static final String PASSWORD = "right-not-shown";

    private static @Nullable ElasticsearchServer server;

    private SecuredElasticsearch() {}

    /** Started when first asked for; its superuser is {@code tester}. */
    static synchronized ElasticsearchServer server() {
        if (server == null) {
            final ElasticsearchServer started = TestElasticsearch.start(ElasticsearchOptions.forTests()
                    .distribution(distribution())
                    .login("tester", PASSWORD)
                    .withTls());
            started.http().expect("PUT", "/logs-1", TestElasticsearch.KEYWORDS);
            started.http().expect("POST", "/logs-1/_doc?refresh=true", """
                    {"@timestamp":"2026-01-12T00:00:00Z","level":"ERROR","kubernetes":{"namespace":"a"}}""");
            server = started;
        }
        return server;
    }

    /** Its answer to the superuser's request, which must be a success. */
    static JsonNode ask(final String method, final String path, final String body) {
        return JsonMapper.shared().readTree(server().http().expect(method, path, body));
    }

    /** Makes a user of that name who may do {@code privileges}, as JSON, to {@code indices} and nothing else. */
    static void createUser(final String name, final String indices, final String privileges) {
        ask("PUT", "/_security/role/" + name, """
                {"indices":[{"names":["%s"],"privileges":%s}]}""".formatted(indices, privileges));
        ask("PUT", "/_security/user/" + name, """
                {"password":"%s","roles":["%s"]}""".formatted(PASSWORD, name));
    }

    private static ElasticsearchDistribution distribution() {
        try {
            final Path folder = Files.createTempDirectory("ailog-secured-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete-distribution"));
            return ElasticsearchDistribution.configured().withStoredUsers(folder);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(final Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
