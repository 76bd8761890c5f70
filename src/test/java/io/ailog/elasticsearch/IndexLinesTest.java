package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexLinesTest {
    @Test
    void keepsShortListsTogether() {
        assertThat(IndexLines.of(List.of("a", "b"))).containsExactly("a,b");
    }

    @Test
    void cutsBetweenNames() {
        final String name = "x".repeat(1_000);

        assertThat(IndexLines.of(Collections.nCopies(7, name)))
                .containsExactly(String.join(",", name, name, name), String.join(",", name, name, name), name);
    }

    @Test
    void countsCharactersAsTheyAreSent() {
        // each of these takes nine characters in a URL
        assertThat(IndexLines.of(Collections.nCopies(2, "日".repeat(300)))).hasSize(2);
    }
}
