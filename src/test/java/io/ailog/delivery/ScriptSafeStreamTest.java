package io.ailog.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class ScriptSafeStreamTest {
    @Test
    void escapesWhatCouldEndAScript() {
        assertThat(safe("\"</script><!-- & \"")).isEqualTo("\"\\u003c/script\\u003e\\u003c!-- \\u0026 \"");
    }

    @Test
    void escapesWhatEndsALineOfAScript() {
        assertThat(safe("a\u2028b\u2029c")).isEqualTo("a\\u2028b\\u2029c");
    }

    @Test
    void leavesAllElseAsItIs() {
        final String text = "{\"a\":[1,null],\"b\":\"\\\"\\u003c € … ‧ \u202a âé 日本 😀\"}";
        assertThat(safe(text)).isEqualTo(text);
    }

    @Test
    void waitsForTheRestOfACharacterThatIsWrittenInParts() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ScriptSafeStream stream = new ScriptSafeStream(out);
        for (final byte octet : "\u2028€…".getBytes(UTF_8)) {
            stream.write(octet);
            stream.flush();
        }
        assertThat(out.toString(UTF_8)).isEqualTo("\\u2028€…");
    }

    private static String safe(final String text) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ScriptSafeStream stream = new ScriptSafeStream(out)) {
            stream.write(text.getBytes(UTF_8));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }
}
