package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.signature.CategoryRules;
import io.ailog.signature.Signature;
import io.ailog.window.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CategoriesFileTest {
    private static final Signature REFUSED = Signature.of("java.net.ConnectException: Connection refused by mainframe");
    private static final Signature LOCKED = Signature.of("java.lang.IllegalStateException: deadlock detected");

    @TempDir
    private Path folder;

    @Test
    void putsTheOperatorsRulesBeforeTheProducts() throws IOException {
        final CategoryRules rules =
                new CategoriesFile(file("# ours\n\nexternal.mainframe: mainframe | cics*\n")).read();

        assertThat(rules.of(REFUSED)).hasToString("external.mainframe");
        assertThat(rules.of(LOCKED)).isEqualTo(CategoryRules.standard().of(LOCKED));
    }

    @Test
    void namesTheLineOfWhatIsWrong() throws IOException {
        final Path file = file("external.mainframe: mainframe\noutside.mainframe: mainframe\n");

        assertThatThrownBy(() -> new CategoriesFile(file).read())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
                .hasMessageStartingWith(file + ":2: Category `outside` is none of memory, ");
    }

    @Test
    void namesTheSettingWhenThereIsNoFile() {
        assertThatThrownBy(() -> new CategoriesFile(folder.resolve("nowhere.txt")).read())
                .hasMessageContaining("there is no such file")
                .hasMessageContaining("CATEGORIES_FILE");
    }

    private Path file(final String text) throws IOException {
        return Files.writeString(folder.resolve("categories.txt"), text);
    }
}
