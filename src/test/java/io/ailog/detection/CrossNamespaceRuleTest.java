package io.ailog.detection;

import static io.ailog.detection.Facts.HERE;
import static io.ailog.detection.Facts.THERE;
import static io.ailog.detection.Facts.fact;
import static io.ailog.detection.Facts.known;
import static io.ailog.detection.Facts.namespace;
import static io.ailog.detection.Facts.summedUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.signature.Signature;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossNamespaceRuleTest {
    private static final CrossNamespaceRule RULE = new CrossNamespaceRule(new CrossNamespaceRule.Settings(15, 2, 5, 3));
    private static final String SHARED = "java.net.ConnectException: Connection refused";
    private static final String OTHER = "java.lang.ArithmeticException: / by zero";

    @Test
    void firesInEachOfTwoNamespaces() {
        final List<Finding> findings = findings(
                namespace(HERE, known(fact(HERE, SHARED, 3))), namespace(THERE, known(fact(THERE, SHARED, 1))));

        assertThat(findings).extracting(Finding::namespace).containsExactly(HERE, THERE);
        assertThat(findings.get(0).weight()).isEqualTo(15);
        assertThat(findings.get(0).evidence())
                .isEqualTo(new Evidence(
                        "is_cross_namespace",
                        2,
                        1.0,
                        2.0,
                        Signature.of(SHARED).hash(),
                        "\"" + Signature.of(SHARED).normalizedMessage()
                                + "\" occurred in 2 namespaces, here in 3 errors of orders 2.1.0; silent below 2"
                                + " namespaces."));
    }

    @Test
    void isSilentInOneNamespaceHoweverManyServicesHaveIt() {
        assertThat(findings(
                        namespace(
                                HERE,
                                known(fact(HERE, SHARED, "orders", "1", 3)),
                                known(fact(HERE, SHARED, "shop", "1", 3))),
                        namespace(THERE, known(fact(THERE, OTHER, 1)))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 15", "3, 18", "6, 27", "7, 30", "8, 30"})
    void givesPointsForUpToFiveFurtherNamespaces(final int namespaces, final double weight) {
        final List<Finding> findings = findings(IntStream.range(0, namespaces)
                .mapToObj(i -> namespace("ns-" + i, known(fact("ns-" + i, SHARED, 1))))
                .toArray(NamespaceFacts[]::new));

        assertThat(findings).hasSize(namespaces).allMatch(finding -> finding.weight() == weight);
    }

    @Test
    void speaksOfTheWidestSpread() {
        final List<Finding> findings = findings(
                namespace(HERE, known(fact(HERE, OTHER, 90)), known(fact(HERE, SHARED, 1))),
                namespace(THERE, known(fact(THERE, OTHER, 90)), known(fact(THERE, SHARED, 1))),
                namespace("ns", known(fact("ns", SHARED, 1))));

        assertThat(findings)
                .extracting(finding -> finding.evidence().signature())
                .containsOnly(Signature.of(SHARED).hash());
    }

    @Test
    void neverTakesWhatIsSummedUpForOneProblem() {
        assertThat(findings(
                        namespace(HERE, known(summedUp(HERE, Signature.OTHER, 3))),
                        namespace(THERE, known(summedUp(THERE, Signature.OTHER, 3)))))
                .isEmpty();
    }

    @Test
    void wantsAsManyNamespacesAsItsLimitSays() {
        final CrossNamespaceRule three = new CrossNamespaceRule(new CrossNamespaceRule.Settings(15, 3, 5, 3));
        final NamespaceFacts here = namespace(HERE, known(fact(HERE, SHARED, 3)));
        final NamespaceFacts there = namespace(THERE, known(fact(THERE, SHARED, 3)));
        final NamespaceFacts third = namespace("ns", known(fact("ns", SHARED, 3)));

        assertThat(Facts.findings(three, Facts.window(here, there))).isEmpty();
        assertThat(Facts.findings(three, Facts.window(here, there, third)))
                .hasSize(3)
                .allMatch(finding -> finding.weight() == 15);
        assertThatThrownBy(() -> new CrossNamespaceRule.Settings(15, 1, 5, 3))
                .hasMessageContaining("`ailog.detection.cross-namespace.namespaces` must be 2 to");
    }

    private static List<Finding> findings(final NamespaceFacts... namespaces) {
        return Facts.findings(RULE, Facts.window(namespaces));
    }
}
