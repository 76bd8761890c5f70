package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.window.Failure;
import io.ailog.window.Namespace;
import io.ailog.window.Namespace.AlertRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespacesFileTest {
    @TempDir
    private Path folder;

    @Test
    void shipsTheTwelve() {
        assertThat(new NamespacesFile(Path.of("config", "namespaces.yaml"))
                        .read()
                        .all())
                .hasSize(12)
                .contains(
                        new Namespace("pca-dev-01-app", 30, Set.of("pca", "dev"), AlertRule.WARN),
                        new Namespace("pcb-sit-01-app", 50, Set.of("pcb", "sit"), AlertRule.CRITICAL),
                        new Namespace("pcb-ch-uat-01-app", 65, Set.of("pcb_ch", "uat"), AlertRule.CRITICAL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'namespaces:\n\tpca: {}'                                | line 2, column 1",
                "'namespaces:\n  a: {}\n  a: {}'                          | line 3, column 3: `a` is named twice.",
                "'namespaces:\n  a: { priority: 101 }'                    | line 2, column 18: `priority` must be 0 to 100",
                "'namespaces:\n  a: { alert_rule: LOUD }'                 | `alert_rule` must be WARN or CRITICAL",
                "'namespaces:\n  a: { groups: pca }'                      | `groups` must be a list",
                "'namespaces:\n  a: { colour: red }'                      | takes the keys priority, groups and alert_rule",
                "'namespaces:\n  A_b: {}'                                 | is no name of a Kubernetes namespace",
                "'namespaces: {}'                                         | names no namespace",
                "'names: { a: {} }'                                       | write one key, `namespaces:`",
                "''                                                       | is empty",
                "'- a'                                                    | must hold keys",
                "'namespaces: { a: !!javax.script.ScriptEngineManager [] }' | line 1, column 18: Global tag is not allowed"
            })
    void namesThePlaceOfWhatIsWrong(final String text, final String problem) throws IOException {
        final Path file = folder.resolve("namespaces.yaml");
        Files.writeString(file, text);

        assertThatThrownBy(() -> new NamespacesFile(file).read())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
                .hasMessageContaining(problem);
    }

    @Test
    void namesTheSettingWhenThereIsNoFile() {
        assertThatThrownBy(() -> new NamespacesFile(folder.resolve("nowhere.yaml")).read())
                .hasMessageContaining("NAMESPACES_FILE");
    }
}
