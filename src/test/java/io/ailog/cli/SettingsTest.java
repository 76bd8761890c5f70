package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.window.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path home;

    @Test
    void readsTheFileAsItStands() throws IOException {
        env(
                "# a comment",
                "",
                "export DB_HOST=database # the host",
                "DB_NAME = ailog",
                "DB_PASSWORD=a#b $HOME \\n",
                "ES_PASSWORD='it # is \"quoted\"'",
                "ES_API_KEY=\"a \\\"b\\\" \\\\\" # comment");

        assertThat(EnvironmentFile.read(home.resolve(".env")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "DB_HOST", "database",
                        "DB_NAME", "ailog",
                        "DB_PASSWORD", "a#b $HOME \\n",
                        "ES_PASSWORD", "it # is \"quoted\"",
                        "ES_API_KEY", "a \"b\" \\"));
    }

    @Test
    void namesTheLineAndNeverItsText() throws IOException {
        env("DB_HOST=database", "se cret");
        assertThatThrownBy(() -> EnvironmentFile.read(home.resolve(".env")))
                .isInstanceOf(Failure.class)
                .hasMessageEndingWith(".env, line 2: write KEY=value, or # for a comment.");

        env("DB_PASSWORD='secret");
        assertThatThrownBy(() -> EnvironmentFile.read(home.resolve(".env")))
                .hasMessageContaining("line 1: the quote of the value is not closed")
                .hasMessageNotContaining("secret");
    }

    @Test
    void letsTheProcessEnvironmentWin() throws IOException {
        env("DB_USER=from-file", "DB_PASSWORD=from-file", "ES_INDEX=from-file");
        Files.writeString(home.resolve("secret"), "from-secret\n");

        assertThat(properties(Map.of("DB_USER_APP", "from-process", "DB_PASSWORD_FILE", "secret", "ES_INDEX", " ")))
                .containsEntry("ailog.postgres.user", "from-process")
                .containsEntry("ailog.postgres.password", "from-secret")
                .containsEntry("ailog.elasticsearch.index", "from-file");
    }

    @Test
    void refusesAKeyThatIsGivenTwiceDifferently() {
        assertThatThrownBy(() -> properties(Map.of("DB_USER", "first-name", "DB_USER_APP", "second-name")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("are both set in the environment, to different values")
                .hasMessageNotContaining("-name");
    }

    @Test
    void namesTheKeyOfASecretThatCannotBeRead() {
        assertThatThrownBy(() -> properties(Map.of("DB_PASSWORD_FILE", "nowhere")))
                .hasMessageContaining("`DB_PASSWORD_FILE` names nowhere, which can't be read");
    }

    @Test
    void documentsEveryKeyInTheTemplate() throws IOException {
        final List<String> template = Files.readAllLines(Path.of("config", ".env.example"));
        final List<String> aliases =
                List.of("DB_USER_APP", "DB_PASSWORD_APP", "DB_USER_DDL", "DB_PASSWORD_DDL", "ES_USER");

        assertThat(Arrays.stream(SettingKey.values()).map(Enum::name).filter(key -> !aliases.contains(key)))
                .allSatisfy(key -> assertThat(template)
                        .anyMatch(line -> line.startsWith(key + "=") || line.startsWith("#" + key + "=")));
    }

    private Map<String, Object> properties(final Map<String, String> environment) {
        return Settings.read(home, environment).properties();
    }

    private void env(final String... lines) throws IOException {
        Files.write(home.resolve(".env"), List.of(lines));
    }
}
