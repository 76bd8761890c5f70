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
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class ElasticsearchSettingsTest {
    private static final Map<String, String> LEAST = Map.of("ES_HOST", "es.example.com", "ES_INDEX", "logs-*");

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
    void readsTheKeysOfTheEnvironment(@TempDir final Path folder) throws IOException {
        final Path pem = Files.createFile(folder.resolve("ca.pem"));
        final ElasticsearchSettings settings = settings(Map.of(
                "ES_HOST", "https://one:9201, two,https://three/",
                "ES_PORT", "9300",
                "ES_INDEX", "logs-*, more-*",
                "ES_USER", "reader",
                "ES_PASSWORD", "not-shown",
                "ES_CA_CERT", pem.toString()));

        assertThat(settings.servers()).isEqualTo("https://one:9201, https://two:9300, https://three:9300");
        assertThat(settings.indices()).isEqualTo("logs-*,more-*");
        assertThat(settings.credentials().authorization()).contains("Basic cmVhZGVyOm5vdC1zaG93bg==");
        assertThat(settings.toString()).contains("the user reader").doesNotContain("not-shown");
    }

    @Test
    void takesApiKeysInBothForms() throws IOException {
        assertThat(settings(Map.of("ES_API_KEY", "aWQ6c2VjcmV0")).credentials().authorization())
                .contains("ApiKey aWQ6c2VjcmV0");
        assertThat(settings(Map.of("ES_API_KEY", "id:secret")).credentials().authorization())
                .contains("ApiKey aWQ6c2VjcmV0");
        assertThat(settings(Map.of("ES_API_KEY", "id:secret")).toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ES_HOST     |                            | ES_HOST is not set
            ES_INDEX    |                            | ES_INDEX is not set
            ES_INDEX    | -logs                      | ES_INDEX has the pattern "-logs"
            ES_INDEX    | logs/today                 | ES_INDEX has the pattern "logs/today"
            ES_PORT     | 0                          | ES_PORT must be between 1 and 65535, was 0
            ES_PORT     | many                       | ailog.elasticsearch.port
            ES_HOST     | ftp://es.example.com       | ES_HOST must begin with http:// or https://
            ES_HOST     | https://u:not-shown@host   | ES_HOST holds a user or password
            ES_HOST     | https://u:not-shown%@host  | ES_HOST is not a host name or URL
            ES_HOST     | https://a/one,https://b/two| The URLs of ES_HOST must have the same path
            ES_HOST     | under_score_host:x         | ES_HOST
            ES_USERNAME | reader                     | ES_USERNAME is set without ES_PASSWORD
            ES_PASSWORD | not-shown                  | ES_PASSWORD is set without ES_USERNAME
            ES_CA_CERT  | no-such-file.pem           | ES_CA_CERT names the file no-such-file.pem
            """)
    void saysWhichKeyIsWrong(final String key, final String value, final String message) {
        assertThatThrownBy(() -> settings(Map.of(key, value == null ? "" : value)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
                .hasMessageContaining(message)
                .hasMessageNotContaining("not-shown");
    }

    @Test
    void refusesSettingsThatContradictEachOther(@TempDir final Path folder) throws IOException {
        final String pem = Files.createFile(folder.resolve("ca.pem")).toString();

        assertThatThrownBy(() -> settings(Map.of("ES_USERNAME", "a", "ES_PASSWORD", "b", "ES_API_KEY", "c")))
                .hasMessageContaining("ES_USERNAME and ES_API_KEY are both set");
        assertThatThrownBy(() -> settings(Map.of("ES_CA_CERT", pem, "ES_INSECURE", "true")))
                .hasMessageContaining("ES_INSECURE=true makes ES_CA_CERT meaningless");
        assertThatThrownBy(() -> settings(Map.of("ES_CA_CERT", pem, "ES_HOST", "http://es.example.com")))
                .hasMessageContaining("ES_HOST says http");
    }

    /** As the product reads them: application.yaml with these keys in the process environment. */
    private static ElasticsearchSettings settings(final Map<String, String> keys) throws IOException {
        final Map<String, Object> all = new TreeMap<>(LEAST);
        all.putAll(keys);
        final StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return ElasticsearchSettings.of(environment);
    }
}
