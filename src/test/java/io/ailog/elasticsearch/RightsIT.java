package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ailog.server.ElasticsearchServer;
import io.ailog.server.TestElasticsearch;
import io.ailog.window.CheckResult;
import io.ailog.window.Failure;
import io.ailog.window.Window;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What users and API keys with few rights, or with none any more, get to see. */
class RightsIT {
    private static final WindowRange QUARTER = WindowRange.of(new Window(Instant.parse("2026-01-12T00:00:00Z")));
    private static final String ENOUGH = "[\"read\",\"view_index_metadata\"]";

    private final ElasticsearchServer server = SecuredElasticsearch.server();

    @Test
    void countsWithTheRightsThatMessagesAskFor() {
        SecuredElasticsearch.createUser("enough", "logs-*", ENOUGH);

        assertThat(count(at("logs-*").login("enough", SecuredElasticsearch.PASSWORD)))
                .isEqualTo(Map.of("a", 1L));
        assertThat(count(at("logs-1").login("enough", SecuredElasticsearch.PASSWORD)))
                .isEqualTo(Map.of("a", 1L));
    }

    @Test
    void namesTheRightsThatAreMissing() {
        SecuredElasticsearch.createUser("elsewhere", "other-*", ENOUGH);

        assertConfiguration(at("logs-1").login("elsewhere", SecuredElasticsearch.PASSWORD))
                .hasMessageStartingWith(
                        "Elasticsearch at " + server.uri() + " forbids it to the user elsewhere (403): ")
                .hasMessageEndingWith(
                        ". Grant read and view_index_metadata on logs-1, or check ES_USERNAME and ES_PASSWORD.");
    }

    @Test
    void readsWithTheSameRights() {
        SecuredElasticsearch.createUser("enough", "logs-*", ENOUGH);
        SecuredElasticsearch.createUser("curious", "logs-*", "[\"view_index_metadata\"]");

        assertThat(read("enough").events()).hasSize(1);
        assertThatThrownBy(() -> read("curious"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
                .hasMessageStartingWith("Elasticsearch at " + server.uri() + " forbids it to the user curious (403): ")
                .hasMessageContaining("open_point_in_time")
                .hasMessageEndingWith(
                        ". Grant read and view_index_metadata on logs-1, or check ES_USERNAME and ES_PASSWORD.");
    }

    @Test
    void needsNoRightToAskForTheVersion() {
        SecuredElasticsearch.createUser("enough", "logs-*", ENOUGH);
        final ServerCheck reader = check(at("logs-*").login("enough", SecuredElasticsearch.PASSWORD));
        final ServerCheck superuser = check(at("logs-*").login("tester", SecuredElasticsearch.PASSWORD));

        assertThat(reader.answers())
                .isEqualTo(CheckResult.ok(
                        "7.14 or newer at " + server.uri() + "; the user enough may not ask which, and needn't"));
        assertThat(superuser.answers().found()).matches("\\d+\\.\\d+\\.\\d+ at " + server.uri());
        assertThatThrownBy(() ->
                        check(at("logs-*").login("enough", "wrong-not-shown")).answers())
                .hasMessageStartingWith("Elasticsearch at " + server.uri() + " refused the user enough (401)");
    }

    @Test
    void asksForMoreThanReadOnlyWhereIndicesDiffer() {
        SecuredElasticsearch.ask("PUT", "/mixed-1", TestElasticsearch.KEYWORDS);
        SecuredElasticsearch.ask(
                "PUT",
                "/mixed-2",
                TestElasticsearch.KEYWORDS.replace(
                        "\"level\":{\"type\":\"keyword\"}",
                        "\"level\":{\"type\":\"text\",\"fields\":{\"keyword\":{\"type\":\"keyword\"}}}"));
        SecuredElasticsearch.createUser("reader", "*-*", "[\"read\"]");

        assertThat(count(at("logs-*").login("reader", SecuredElasticsearch.PASSWORD)))
                .isEqualTo(Map.of("a", 1L));
        assertConfiguration(at("mixed-*").login("reader", SecuredElasticsearch.PASSWORD))
                .hasMessageStartingWith("Elasticsearch at " + server.uri() + " forbids it to the user reader (403): ")
                .hasMessageEndingWith(
                        ". Grant read and view_index_metadata on mixed-*, or check ES_USERNAME and ES_PASSWORD.");
    }

    @Test
    void saysThatHiddenIndicesMayBeAMatterOfRights() {
        SecuredElasticsearch.createUser("blind", "other-*", ENOUGH);

        assertConfiguration(at("logs-*").login("blind", SecuredElasticsearch.PASSWORD))
                .hasMessage("ES_INDEX=logs-* matches no index at " + server.uri()
                        + ". There is no index that the user blind may see. Correct ES_INDEX, or grant the user blind"
                        + " read and view_index_metadata on it.");
    }

    @Test
    void countsWithAnApiKeyInBothForms() {
        final JsonNode key = createKey("\"expiration\":\"1h\",");
        final String encoded = Base64.getEncoder().encodeToString(pair(key).getBytes(StandardCharsets.UTF_8));

        assertThat(count(at("logs-*").apiKey(pair(key)))).isEqualTo(Map.of("a", 1L));
        assertThat(count(at("logs-*").apiKey(encoded))).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void saysThatAnApiKeyHasExpired() {
        final JsonNode key = createKey("\"expiration\":\"1s\",");
        final TestSettings settings = at("logs-*").apiKey(pair(key));

        await().untilAsserted(() -> assertConfiguration(settings)
                .hasMessage("Elasticsearch at " + server.uri()
                        + " refused the API key (401): API key: api key is expired. Check ES_API_KEY."));
    }

    @Test
    void saysThatAnApiKeyWasRevoked() {
        final JsonNode key = createKey("");
        final TestSettings settings = at("logs-*").apiKey(pair(key));
        assertThat(count(settings)).isEqualTo(Map.of("a", 1L));

        SecuredElasticsearch.ask(
                "DELETE", "/_security/api_key", "{\"ids\":[\"" + key.get("id").asString() + "\"]}");

        assertConfiguration(settings)
                .hasMessageStartingWith("Elasticsearch at " + server.uri() + " refused the API key (401): ")
                .hasMessageContaining("has been invalidated")
                .hasMessageEndingWith(". Check ES_API_KEY.");
    }

    @Test
    void refusesAnUnknownApiKey() {
        assertConfiguration(at("logs-*").apiKey("nobody:key-not-shown"))
                .hasMessageStartingWith("Elasticsearch at " + server.uri() + " refused the API key (401)")
                .hasMessageEndingWith(". Check ES_API_KEY.");
    }

    @Test
    void namesTheRightsThatAnApiKeyLacks() {
        final JsonNode key =
                createKey("\"role_descriptors\":{\"x\":{\"indices\":[{\"names\":[\"other-*\"],\"privileges\":" + ENOUGH
                        + "}]}},");

        assertConfiguration(at("logs-1").apiKey(pair(key)))
                .hasMessageStartingWith("Elasticsearch at " + server.uri() + " forbids it to the API key (403): ")
                .hasMessageEndingWith(". Grant read and view_index_metadata on logs-1, or check ES_API_KEY.");
    }

    /** @param parts members of the request, each with a comma behind it */
    private static JsonNode createKey(final String parts) {
        return SecuredElasticsearch.ask("POST", "/_security/api_key", "{" + parts + "\"name\":\"counts\"}");
    }

    private static String pair(final JsonNode key) {
        return key.get("id").asString() + ":" + key.get("api_key").asString();
    }

    private TestSettings at(final String indices) {
        return TestSettings.at(server.uri().toString(), indices)
                .tls(new Tls(server.authority().toString(), false));
    }

    private static ServerCheck check(final TestSettings settings) {
        return new ServerCheck(settings.connection());
    }

    private EventList read(final String user) {
        return ReadEvents.in(at("logs-1").login(user, SecuredElasticsearch.PASSWORD), Set.of("a"), QUARTER, 1);
    }

    private static Map<String, Long> count(final TestSettings settings) {
        final List<WindowCounts> counts = Counted.in(settings, QUARTER);
        assertThat(counts).hasSize(1);
        return counts.get(0).counts();
    }

    private static AbstractThrowableAssert<?, ?> assertConfiguration(final TestSettings settings) {
        return assertThatThrownBy(() -> count(settings))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
                .hasMessageNotContaining("not-shown");
    }
}
