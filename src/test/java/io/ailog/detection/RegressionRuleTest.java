package io.ailog.detection;

import static io.ailog.detection.Facts.HERE;
import static io.ailog.detection.Facts.START;
import static io.ailog.detection.Facts.THERE;
import static io.ailog.detection.Facts.fact;
import static io.ailog.detection.Facts.known;
import static io.ailog.detection.Facts.namespace;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.signature.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegressionRuleTest {
    private static final RegressionRule RULE = new RegressionRule(new RegressionRule.Settings(35));
    private static final String MESSAGE = "java.lang.IllegalStateException: cart 4711 is lost";

    @Test
    void firesFromTheVersionOnThatHasTheFix() {
        final Finding finding = findings(
                        issue("CART-1", "2.1.0", null),
                        namespace(HERE, known(fact(HERE, MESSAGE, "orders", "2.1.0", 7))))
                .get(0);

        assertThat(finding.weight()).isEqualTo(35);
        assertThat(finding.evidence())
                .isEqualTo(new Evidence(
                        "is_regression",
                        7,
                        0.0,
                        0.0,
                        Signature.of(MESSAGE).hash(),
                        "Known issue CART-1 (Lost carts), fixed in 2.1.0, is back: 7 errors of orders 2.1.0; no regression"
                                + " below that version."));
    }

    @Test
    void isSilentInAVersionWithoutTheFix() {
        assertThat(findings(
                        issue("CART-1", "2.1.0", null),
                        namespace(HERE, known(fact(HERE, MESSAGE, "orders", "2.0.9", 7)))))
                .isEmpty();
    }

    @Test
    void firesAfterTheEndWhereNoVersionIsKnown() {
        assertThat(findings(
                        issue("CART-1", "2.1.0", START), namespace(HERE, known(fact(HERE, MESSAGE, "orders", "", 7)))))
                .extracting(finding -> finding.evidence().sentence())
                .containsExactly("Known issue CART-1 (Lost carts), resolved 2026-11-23T10:15:00Z, is back: 7 errors of"
                        + " orders, the last at 2026-11-23T10:16:10Z; no regression up to that time.");
    }

    @Test
    void isSilentBeforeTheEndWhereNoVersionIsKnown() {
        assertThat(findings(
                        issue("CART-1", "2.1.0", START.plusSeconds(70)),
                        namespace(HERE, known(fact(HERE, MESSAGE, "orders", "", 7)))))
                .isEmpty();
    }

    @Test
    void isSilentForWhatNobodyKnows() {
        assertThat(Facts.findings(RULE, Facts.window(namespace(HERE, known(fact(HERE, MESSAGE, 7))))))
                .isEmpty();
        assertThat(findings(
                        issue("CART-1", "2.1.0", null),
                        namespace(HERE, known(fact(HERE, "java.lang.ArithmeticException: / by zero", 7)))))
                .isEmpty();
    }

    @Test
    void speaksOfTheWorstOfANamespace() {
        final KnownIssues issues =
                new KnownIssues(List.of(issue("B", "2.1.0", null), issue("A", "2.1.0", null), issue("C", "1.0", null)));

        assertThat(Facts.findings(
                        RULE,
                        Facts.window(
                                namespace(
                                        HERE,
                                        known(fact(HERE, MESSAGE, "orders", "2.1.0", 7)),
                                        known(fact(HERE, MESSAGE, "shop", "1.1", 9))),
                                namespace(THERE, known(fact(THERE, MESSAGE, "orders", "2.1.0", 1)))),
                        issues))
                .extracting(finding -> finding.evidence().sentence())
                .satisfiesExactly(
                        here -> assertThat(here)
                                .startsWith("Known issue C (Lost carts), fixed in 1.0")
                                .contains("9 errors"),
                        there -> assertThat(there).startsWith("Known issue A (Lost carts), fixed in 2.1.0"));
    }

    private static List<Finding> findings(final KnownIssue issue, final NamespaceFacts namespace) {
        return Facts.findings(RULE, Facts.window(namespace), new KnownIssues(List.of(issue)));
    }

    private static KnownIssue issue(final String id, final String fixedIn, final @Nullable Instant resolved) {
        return new KnownIssue(
                id,
                "Lost carts",
                new KnownIssue.Appearance(
                        Optional.empty(), Optional.of(new IssuePattern("cart", text -> text.contains("cart")))),
                new KnownIssue.Scope("", "", "", fixedIn),
                new KnownIssue.Handling("high", "resolved", "", "", Optional.ofNullable(resolved)));
    }
}
