package io.ailog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.window.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

class PostgresSettingsTest {
    @Test
    void hasTheDocumentedDefaults() throws IOException {
        final PostgresSettings settings = bound(Map.of());

        assertThat(settings)
                .isEqualTo(new PostgresSettings(
                        "localhost",
                        5432,
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "role_ailog_analyzer_app",
                        "role_ailog_analyzer_ddl",
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(10),
                        24));
    }

    @Test
    void keepsPasswordsToItself() throws IOException {
        final PostgresSettings settings = bound(Map.of("user", "u", "password", "secret", "ddl-password", "secret"));

        assertThat(settings + " " + settings.app() + " " + settings.ddl())
                .isEqualTo("PostgresSettings[u@localhost:5432/] DB_USER=u DB_DDL_USER=");
    }

    @Test
    void namesTheKeyThatIsWrong() {
        assertRefused("host", " ", "DB_HOST");
        assertRefused("port", "70000", "DB_PORT must be 1 to 65535, was 70000");
        assertRefused("ssl-mode", "on", "DB_SSLMODE must be disable");
        assertRefused("app-role", "a\"b", "`ailog.postgres.app-role`");
        assertRefused("ddl-role", "", "`ailog.postgres.ddl-role`");
        assertRefused("connect-timeout", "10ms", "`ailog.postgres.connect-timeout` must be 1s to 10m");
        assertRefused("answer-timeout", "5s", "`ailog.postgres.answer-timeout` must be longer than");
        assertRefused("pool-size", "0", "`ailog.postgres.pool-size` must be 1 to 1000");
    }

    @Test
    void namesTheKeyThatIsMissing() throws IOException {
        final PostgresSettings settings = bound(Map.of("ddl-user", "owner"));

        assertThatThrownBy(settings::database).isInstanceOf(Failure.class).hasMessageContaining("DB_NAME");
        assertThatThrownBy(() -> settings.app().complete()).hasMessageContaining("DB_USER is missing");
        assertThatThrownBy(() -> settings.ddl().complete()).hasMessageContaining("DB_DDL_PASSWORD_FILE");
    }

    private static void assertRefused(final String key, final String value, final String message) {
        assertThatThrownBy(() -> bound(Map.of(key, value)))
                .hasRootCauseInstanceOf(Failure.class)
                .rootCause()
                .hasMessageContaining(message);
    }

    private static PostgresSettings bound(final Map<String, String> changes) throws IOException {
        final List<PropertySource<?>> sources = new ArrayList<>();
        changes.forEach((key, value) ->
                sources.add(new MapPropertySource(key, Map.<String, Object>of("ailog.postgres." + key, value))));
        sources.addAll(new YamlPropertySourceLoader().load("yaml", new ClassPathResource("application.yaml")));
        final Iterable<ConfigurationPropertySource> from = ConfigurationPropertySources.from(sources);
        return new Binder(from).bind("ailog.postgres", PostgresSettings.class).get();
    }
}
