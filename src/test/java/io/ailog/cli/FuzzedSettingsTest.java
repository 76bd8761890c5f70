package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ailog.window.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Files of settings that nobody means, and values that look like something else than they are. */
@Timeout(60)
class FuzzedSettingsTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(longs = 1)
    void takesOrRefusesAnyBytes(final long seed) throws IOException {
        final Scribbles scribbles = new Scribbles(seed);
        for (int i = 0; i < 400; i++) {
            Files.write(home.resolve(".env"), scribbles.bytes(scribbles.below(200)));
            assertTakenOrRefused();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 2)
    void takesOrRefusesBrokenLines(final long seed) throws IOException {
        final Scribbles scribbles = new Scribbles(seed);
        for (int i = 0; i < 400; i++) {
            final String text =
                    "# settings\r\nexport DB_HOST='a b' # host\nDB_PASSWORD=\"s\\\"e cret\"\n\nES_INDEX=logs-*\n";
            Files.writeString(
                    home.resolve(".env"),
                    scribbles.broken(scribbles.broken(text)).replaceAll("[\uD800-\uDFFF]", "x"));
            assertTakenOrRefused();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void keepsWhateverAPasswordHolds(final long seed) throws IOException {
        final Scribbles scribbles = new Scribbles(seed);
        for (int i = 0; i < 300; i++) {
            final String password = "p"
                    + (scribbles.text() + scribbles.text()).replaceAll("[\\p{Cc}\uD800-\uDFFF\u2028\u2029]", "") + "w";
            final String quoted = scribbles.below(2) == 0 && !password.contains("'")
                    ? "'" + password + "'"
                    : '"' + password.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            Files.writeString(home.resolve(".env"), "DB_PASSWORD=" + quoted + (i % 2 == 0 ? "" : " # comment"));

            assertThat(bound(Map.of())).isEqualTo(password);
            assertThat(bound(Map.of("DB_PASSWORD", password))).isEqualTo(password);
            Files.delete(home.resolve(".env"));
            Files.writeString(home.resolve("file"), password + "\n");
            assertThat(bound(Map.of("DB_PASSWORD_FILE", "file"))).isEqualTo(password);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a${HOME}b",
                "${user.home:x}",
                "\\${HOME}",
                "\\\\${HOME}",
                "${",
                "$${a}}",
                "#{1+1}",
                "${a${HOME}}",
                "x\\"
            })
    void expandsNothing(final String password) {
        assertThat(bound(Map.of("DB_PASSWORD", password, "HOME", "expanded"))).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'DB_HOST=a\nDB_HOST=b'              | line 2: DB_HOST is set before, to another value",
                "'DB_PASSWORD=se\u0000cret'          | line 1: holds a control character",
                "'DB_PASSWORD=\u001b[0m'             | line 1: holds a control character",
                "'DB_PASSWORD=\"secret'              | line 1: the quote of the value is not closed",
                "'DB_PASSWORD=\"secret\\\"'          | line 1: the quote of the value is not closed",
                "'DB_PASSWORD=\"sec\"ret'            | line 1: something follows the closing quote",
                "'db_password=secret'                | .env sets db_password, and keys are written in capitals: write DB_PASSWORD",
                "'Ailog_Batch_ChunkWindows=3'        | write AILOG_BATCH_CHUNKWINDOWS",
                "'DB-PASSWORD=secret'                | line 1: write KEY=value",
                "'=secret'                           | line 1: write KEY=value"
            })
    void namesLineOrKeyOfWhatWouldBeMisread(final String text, final String problem) throws IOException {
        Files.writeString(home.resolve(".env"), text);

        assertThatThrownBy(() -> Settings.read(home, Map.of()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("cret");
    }

    @Test
    void takesAFileAsOtherEditorsSaveIt() throws IOException {
        Files.writeString(home.resolve(".env"), "\uFEFFDB_HOST=a\r\nDB_NAME=b\uFEFFc\rDB_HOST=a\r\n");

        assertThat(EnvironmentFile.read(home.resolve(".env"))).isEqualTo(Map.of("DB_HOST", "a", "DB_NAME", "b\uFEFFc"));
    }

    @Test
    void readsLinesOfAnyLengthAtOnce() throws IOException {
        final String spaces = " ".repeat(400_000);
        Files.writeString(
                home.resolve(".env"),
                "A=x" + spaces + "y # z\nB=\"" + "\\\\".repeat(100_000) + "\"\nC='" + "q".repeat(200_000) + "'\n");

        assertThat(EnvironmentFile.read(home.resolve(".env")))
                .containsEntry("A", "x" + spaces + "y")
                .containsEntry("B", "\\".repeat(100_000))
                .containsEntry("C", "q".repeat(200_000));
    }

    @Test
    void saysWhichKeysAreNone() throws IOException {
        Files.writeString(
                home.resolve(".env"),
                "DB_HSOT=a\nDB_PASSWORD_FILE=b\nES_FIELD_TIME=c\nSMTP_HOST=d\nPATH=e\nAILOG_X=f\n");
        Files.writeString(home.resolve("b"), "secret");

        assertThat(Settings.read(home, Map.of()).warnings())
                .containsExactlyInAnyOrder(
                        ".env sets DB_HSOT, which is no key of this product. config/.env.example has them all.",
                        ".env sets ES_FIELD_TIME, which is no key of this product. config/.env.example has them all.");
    }

    @Test
    void readsNoMoreThanAFileOfReasonableSize() throws IOException {
        Files.createDirectory(home.resolve("directory"));
        Files.write(home.resolve("dump"), new byte[70_000]);
        Files.write(home.resolve("binary"), new byte[] {(byte) 0xff, 1, 2});
        Files.writeString(home.resolve("empty"), "\n");
        Files.writeString(home.resolve("lines"), "a\nb\n");

        assertFile("directory", "it is no regular file");
        assertFile("/dev/zero", "it is no regular file");
        assertFile("nowhere", "there is no such file");
        assertFile("dump", "it is larger than 65536 bytes");
        assertFile("binary", "it is not in UTF-8");
        assertFile("empty", "it is empty");
        assertFile("lines", "must hold the value in one line");
        assertFile("x".repeat(5_000), "`DB_PASSWORD_FILE` names xxx");
        Files.createSymbolicLink(home.resolve(".env"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> EnvironmentFile.read(home.resolve(".env")))
                .hasMessageContaining("can't be read: it is no regular file.");
    }

    private void assertFile(final String name, final String reason) {
        assertThatThrownBy(() -> Settings.read(home, Map.of("DB_PASSWORD_FILE", name)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
                .hasMessageContaining("`DB_PASSWORD_FILE`")
                .hasMessageContaining(reason)
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(500));
    }

    private void assertTakenOrRefused() throws IOException {
        final @Nullable Throwable refusal =
                catchThrowable(() -> Settings.read(home, Map.of()).properties());
        if (refusal != null) {
            final String text = new String(Files.readAllBytes(home.resolve(".env")), StandardCharsets.UTF_8);
            assertThat(refusal).describedAs(text).isInstanceOf(Failure.class).hasMessageNotContaining("e cret");
        }
    }

    /** The password as the application gets it. */
    private @Nullable String bound(final Map<String, String> variables) {
        final StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Settings.read(home, variables).properties()));
        final String property = SettingKey.DB_PASSWORD.property();
        final String bound =
                Binder.get(environment).bind(property, String.class).get();
        assertThat(environment.getProperty(property)).isEqualTo(bound);
        return bound;
    }
}
