package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MissingFieldTest {
    private final MissingField missing = new MissingField("ES_FIELD_NAMESPACE", "kubernetes.namespace", "logs-*");

    @Test
    void showsWhatLooksAlikeFirst() {
        assertThat(missing.closest(List.of("host", "kubernetes.pod", "k8s.Namespace", "message", "namespace_name")))
                .startsWith("k8s.Namespace", "namespace_name");
    }

    @Test
    void saysWhatToCorrect() {
        assertThat(missing.failure(List.of("ns", "level")))
                .hasMessage("The indices logs-* have no field kubernetes.namespace. Fields that are there: ns, level."
                        + " Correct ES_FIELD_NAMESPACE, or ES_INDEX.");
        assertThat(missing.failure(List.of()))
                .hasMessageContaining("They have no fields at all, so probably no documents.");
    }
}
