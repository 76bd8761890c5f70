package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.window.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

class ElasticsearchSettingsTest {
    private static final Map<String, String> LEAST = Map.of("hosts", "es.example.com", "index", "logs-*");

    @Test
    void hasDefaultsForAllButHostAndIndex() throws IOException {
        final ElasticsearchSettings settings = settings(Map.of());

        assertThat(settings.urls()).containsExactly(URI.create("http://es.example.com:9200"));
        assertThat(settings.index()).containsExactly("logs-*");
        assertThat(settings.credentials()).isEqualTo(Credentials.NONE);
        assertThat(settings.tls()).isEqualTo(Tls.DEFAULT);
        assertThat(settings.fields()).isEqualTo(LogFields.defaults());
        assertThat(settings.calls())
                .isEqualTo(new Calls(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60),
                        5,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        10_000));
        assertThat(settings.events())
                .isEqualTo(new Events(10_000, DataSize.ofMegabytes(16), Duration.ofMinutes(5), 100_000, 2));
        assertThat(settings.events()).isEqualTo(Events.DEFAULT);
    }

    @Test
    void documentsTheDefaultsThatItHas() throws IOException {
        final StandardEnvironment bare = new StandardEnvironment();
        bare.getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of("ailog.elasticsearch.hosts", "es.example.com", "ailog.elasticsearch.index", "logs-*")));

        assertThat(ElasticsearchSettings.of(bare)).isEqualTo(settings(Map.of()));
    }

    @Test
    void readsWhatPeopleWrite(@TempDir final Path folder) throws IOException {
        final Path pem = Files.createFile(folder.resolve("ca.pem"));
        final ElasticsearchSettings settings = settings(Map.of(
                "hosts", "https://one:9201, two,https://three/",
                "port", "9300",
                "index", "logs-*, more-*",
                "credentials.username", "reader",
                "credentials.password", "not-shown",
                "tls.ca-cert", pem.toString()));

        assertThat(settings.servers()).isEqualTo("https://one:9201, https://two:9300, https://three:9300");
        assertThat(settings.indices()).isEqualTo("logs-*,more-*");
        assertThat(settings.credentials().authorization()).contains("Basic cmVhZGVyOm5vdC1zaG93bg==");
        assertThat(settings.toString()).contains("the user reader").doesNotContain("not-shown");
    }

    @Test
    void takesApiKeysInBothForms() throws IOException {
        assertThat(settings(Map.of("credentials.api-key", "aWQ6c2VjcmV0"))
                        .credentials()
                        .authorization())
                .contains("ApiKey aWQ6c2VjcmV0");
        assertThat(settings(Map.of("credentials.api-key", "id:secret"))
                        .credentials()
                        .authorization())
                .contains("ApiKey aWQ6c2VjcmV0");
        assertThat(settings(Map.of("credentials.api-key", "id:secret")).toString())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hosts                |                            | ES_HOST is not set
            index                |                            | ES_INDEX is not set
            index                | -logs                      | ES_INDEX has the pattern "-logs"
            index                | logs/today                 | ES_INDEX has the pattern "logs/today"
            port                 | 0                          | ES_PORT must be between 1 and 65535, was 0
            port                 | many                       | ailog.elasticsearch.port
            hosts                | ftp://es.example.com       | ES_HOST must begin with http:// or https://
            hosts                | https://u:not-shown@host   | ES_HOST holds a user or password
            hosts                | https://u:not-shown%@host  | ES_HOST holds a user or password
            hosts                | https://u:not-shown#x@host | ES_HOST holds a user or password
            hosts                | https://u:not/shown@under_s | ES_HOST holds a user or password
            hosts                | u:not-shown                | ES_HOST has no host name
            hosts                | http://es:99999            | ES_HOST has the port 99999
            hosts                | http://es?not-shown        | ES_HOST must end with the path
            index                | <logs-{now}>               | ES_INDEX has the pattern
            index                | logs-*,-logs-old           | ES_INDEX has the pattern "-logs-old"
            index                | logs*,..                   | ES_INDEX has the pattern ".."
            index                | lo"gs                      | ES_INDEX has the pattern
            index                | c:d:logs                   | ES_INDEX has the pattern
            fields.namespace     | kubernetes..namespace      | ES_FIELD_NAMESPACE must be the name of one field
            fields.level         | .level                     | ES_FIELD_LEVEL
            fields.level         | level.                     | ES_FIELD_LEVEL
            fields.timestamp     | time*                      | ES_FIELD_TIMESTAMP
            fields.trace         | a,b                        | ES_FIELD_TRACE
            calls.request-timeout| 2d                         | ailog.elasticsearch.calls.request-timeout must be
            calls.tries          | 2000000000                 | ailog.elasticsearch.calls.tries must be
            events.page-size     | 0                          | ailog.elasticsearch.events.page-size must be between 1 and
            events.page-size     | 10001                      | ailog.elasticsearch.events.page-size must be between 1 and
            events.page-bytes    | 1000                       | ailog.elasticsearch.events.page-bytes must be between 1KB
            events.page-bytes    | 1GB                        | ailog.elasticsearch.events.page-bytes must be between 1KB
            events.keep-alive    | 9s                         | ailog.elasticsearch.events.keep-alive must be between 10s
            events.keep-alive    | 25h                        | ailog.elasticsearch.events.keep-alive must be between 10s
            events.slice-from    | 0                          | ailog.elasticsearch.events.slice-from must be above 0
            events.slices        | 0                          | ailog.elasticsearch.events.slices must be between 1 and 20
            events.slices        | 21                         | ailog.elasticsearch.events.slices must be between 1 and 20
            credentials.username | a:b                        | ES_USERNAME holds a colon
            credentials.api-key  | not-shown x                | ES_API_KEY holds a space
            hosts                | https://a/one,https://b/two| The URLs of ES_HOST must have the same path
            hosts                | under_score_host:x         | ES_HOST
            credentials.username | reader                     | ES_USERNAME is set without ES_PASSWORD
            credentials.password | not-shown                  | ES_PASSWORD is set without ES_USERNAME
            tls.ca-cert          | no-such-file.pem           | ES_CA_CERT names the file no-such-file.pem
            """)
    void saysWhichKeyIsWrong(final String name, final String value, final String message) {
        assertThatThrownBy(() -> settings(Map.of(name, value == null ? "" : value)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
                .hasMessageContaining(message)
                .hasMessageNotContaining("not-shown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logs-*",
                "_all",
                "*",
                ".ds-logs-x-2026.03.01-000001",
                "cluster_one:logs-*",
                "*:logs-*",
                "Alias",
                "logs-*,more,c:x",
                "protokoll-für-alle",
                "日志-*"
            })
    void takesThePatternsThatServersKnow(final String patterns) throws IOException {
        assertThat(settings(Map.of("index", patterns)).indices()).isEqualTo(patterns);
    }

    @Test
    void refusesPatternsThatAreTooLongForARequest() {
        assertThatThrownBy(() -> settings(Map.of("index", "x".repeat(10_000))))
                .hasMessageContaining("ES_INDEX has the pattern")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(300));
        assertThatThrownBy(() -> settings(Map.of("index", "logs-one,".repeat(1_000))))
                .hasMessageContaining("ES_INDEX is too long for a request");
    }

    @Test
    void refusesSettingsThatContradictEachOther(@TempDir final Path folder) throws IOException {
        final String pem = Files.createFile(folder.resolve("ca.pem")).toString();

        assertThatThrownBy(() -> settings(
                        Map.of("credentials.username", "a", "credentials.password", "b", "credentials.api-key", "c")))
                .hasMessageContaining("ES_USERNAME and ES_API_KEY are both set");
        assertThatThrownBy(() -> settings(Map.of("tls.ca-cert", pem, "tls.insecure", "true")))
                .hasMessageContaining("ES_INSECURE=true makes ES_CA_CERT meaningless");
        assertThatThrownBy(() -> settings(Map.of("tls.ca-cert", pem, "hosts", "http://es.example.com")))
                .hasMessageContaining("ES_HOST says http");
    }

    /** As the product reads them: application.yaml with these settings of the user before it. */
    private static ElasticsearchSettings settings(final Map<String, String> given) throws IOException {
        final Map<String, Object> all = new TreeMap<>();
        LEAST.forEach((name, value) -> all.put(ElasticsearchSettings.PREFIX + "." + name, value));
        given.forEach((name, value) -> all.put(ElasticsearchSettings.PREFIX + "." + name, value));
        final StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return ElasticsearchSettings.of(environment);
    }
}
