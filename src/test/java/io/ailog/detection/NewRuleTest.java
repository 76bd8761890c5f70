package io.ailog.detection;

import static io.ailog.detection.Facts.HERE;
import static io.ailog.detection.Facts.THERE;
import static io.ailog.detection.Facts.fact;
import static io.ailog.detection.Facts.first;
import static io.ailog.detection.Facts.known;
import static io.ailog.detection.Facts.namespace;
import static io.ailog.detection.Facts.summedUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.signature.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewRuleTest {
    private static final NewRule RULE = new NewRule(new NewRule.Settings(15));
    private static final String LOST = "java.lang.IllegalStateException: cart 4711 is lost";
    private static final String OTHER = "java.lang.ArithmeticException: / by zero";

    @Test
    void firesForASignatureThatNoEarlierWindowHas() {
        final Finding finding =
                findings(namespace(HERE, first(fact(HERE, LOST, 3)))).get(0);

        assertThat(finding.weight()).isEqualTo(15);
        assertThat(finding.evidence())
                .isEqualTo(new Evidence(
                        "is_new",
                        3,
                        0.0,
                        0.0,
                        Signature.of(LOST).hash(),
                        "\"" + Signature.of(LOST).normalizedMessage()
                                + "\" was never seen before in any namespace: 3 errors of orders 2.1.0; not new if any"
                                + " earlier window had it."));
    }

    @Test
    void isSilentForWhatAnEarlierWindowHas() {
        assertThat(findings(namespace(HERE, known(fact(HERE, LOST, 3))))).isEmpty();
    }

    @Test
    void isSilentWhileItLearns() {
        final WindowFacts learning = new WindowFacts(
                Facts.WINDOW, List.of(namespace(HERE, first(fact(HERE, LOST, 3)))), List.of(), List.of(), true);

        assertThat(Facts.findings(RULE, learning)).isEmpty();
    }

    @Test
    void neverTakesWhatIsSummedUpForNew() {
        assertThat(findings(namespace(
                        HERE,
                        first(summedUp(HERE, Signature.OTHER, 50)),
                        first(summedUp(HERE, Signature.UNREADABLE, 50)))))
                .isEmpty();
    }

    @Test
    void takesMessagesWithoutAWordForNoProblemOfTheirOwn() {
        assertThat(findings(namespace(HERE, first(fact(HERE, "", 5)), first(fact(HERE, "4711 - 12", 5)))))
                .isEmpty();
        assertThat(findings(namespace(HERE, first(fact(HERE, "Ende", 5))))).hasSize(1);
    }

    @Test
    void speaksOfTheMostFrequentAndCountsTheOthers() {
        final Evidence evidence = findings(namespace(
                        HERE,
                        first(fact(HERE, OTHER, "orders", "2.1.0", 3)),
                        first(fact(HERE, OTHER, "shop", "1.0", 4)),
                        first(fact(HERE, LOST, 6))))
                .get(0)
                .evidence();

        assertThat(evidence.signature()).isEqualTo(Signature.of(OTHER).hash());
        assertThat(evidence.observed()).isEqualTo(7);
        assertThat(evidence.sentence()).contains("7 errors of shop 1.0, and 1 more new signature;");
    }

    @Test
    void saysItOncePerNamespace() {
        assertThat(findings(
                        namespace(HERE, first(fact(HERE, LOST, 3)), first(fact(HERE, OTHER, 3))),
                        namespace(THERE, first(fact(THERE, LOST, 1)))))
                .extracting(Finding::namespace)
                .containsExactly(HERE, THERE);
    }

    @Test
    void refusesAWeightThatMakesNoSense() {
        assertThatThrownBy(() -> new NewRule.Settings(Double.NaN)).hasMessageContaining("new-signature.weight");
    }

    private static List<Finding> findings(final NamespaceFacts... namespaces) {
        return Facts.findings(RULE, Facts.window(namespaces));
    }
}
