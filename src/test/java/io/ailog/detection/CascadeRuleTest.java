package io.ailog.detection;

import static io.ailog.detection.Facts.HERE;
import static io.ailog.detection.Facts.START;
import static io.ailog.detection.Facts.THERE;
import static io.ailog.detection.Facts.namespace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.service.Service;
import io.ailog.service.TracePath;
import io.ailog.service.TracePath.Step;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class CascadeRuleTest {
    private static final CascadeRule.Settings SETTINGS = new CascadeRule.Settings(20, 2, 1);
    private static final Service DATABASE = new Service(HERE, "database");
    private static final Service ORDERS = new Service(HERE, "orders");
    private static final Service PORTAL = new Service(THERE, "portal");

    @Test
    void firesInEachNamespaceThatTakesPart() {
        final List<Finding> findings = findings(SETTINGS, path(8, DATABASE, ORDERS, PORTAL));

        assertThat(findings).extracting(Finding::namespace).containsExactly(HERE, THERE);
        assertThat(findings.get(1).weight()).isEqualTo(20);
        assertThat(findings.get(1).evidence())
                .isEqualTo(new Evidence(
                        "is_cascade",
                        3,
                        1.0,
                        2.0,
                        "hash-database",
                        "An error of pca-dev-01-app/database reached 2 further services in 8 traces, as in trace-8; no"
                                + " cascade where a trace has errors in fewer than 2 services."));
    }

    @Test
    void firesForTwoServicesInOneTrace() {
        assertThat(findings(SETTINGS, path(1, DATABASE, ORDERS)))
                .extracting(finding -> finding.evidence().sentence())
                .containsExactly(
                        "An error of pca-dev-01-app/database reached 1 further service in trace trace-1; no cascade"
                                + " where a trace has errors in fewer than 2 services.");
    }

    @Test
    void isSilentWithoutPaths() {
        assertThat(findings(SETTINGS)).isEmpty();
    }

    @Test
    void speaksOfTheLargestOnceANamespace() {
        assertThat(findings(SETTINGS, path(1, DATABASE, PORTAL), path(5, ORDERS, DATABASE)))
                .extracting(Finding::namespace, finding -> finding.evidence().signature())
                .containsExactly(tuple(HERE, "hash-orders"), tuple(THERE, "hash-database"));
    }

    @Test
    void wantsAsManyServicesAndTracesAsItsLimitsSay() {
        assertThat(findings(new CascadeRule.Settings(20, 3, 1), path(9, DATABASE, ORDERS)))
                .isEmpty();
        assertThat(findings(new CascadeRule.Settings(20, 2, 10), path(9, DATABASE, ORDERS)))
                .isEmpty();
        assertThat(findings(new CascadeRule.Settings(20, 2, 9), path(9, DATABASE, ORDERS)))
                .extracting(finding -> finding.evidence().sentence())
                .containsExactly(
                        "An error of pca-dev-01-app/database reached 1 further service in 9 traces, as in trace-9;"
                                + " no cascade where a trace has errors in fewer than 2 services, or below 9 traces.");
        assertThatThrownBy(() -> new CascadeRule.Settings(20, 1, 1)).hasMessageContaining("cascade.services");
        assertThatThrownBy(() -> new CascadeRule.Settings(20, 2, 0)).hasMessageContaining("cascade.traces");
    }

    private static Tuple tuple(final Object... values) {
        return Tuple.tuple(values);
    }

    private static List<Finding> findings(final CascadeRule.Settings settings, final TracePath... paths) {
        final WindowFacts facts = Facts.window(List.of(paths), namespace(HERE), namespace(THERE), namespace("quiet"));
        return new CascadeRule(settings)
                .findings(new Case(facts, KnownIssues.NONE, settings.cascades().in(facts.window(), facts.paths())))
                .toList();
    }

    private static TracePath path(final long traces, final Service... services) {
        return new TracePath(
                Arrays.stream(services)
                        .map(service -> new Step(service, traces, "hash-" + service.application()))
                        .toList(),
                traces,
                START,
                START.plusSeconds(1),
                "trace-" + traces);
    }
}
