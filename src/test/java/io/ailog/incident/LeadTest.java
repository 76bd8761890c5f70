package io.ailog.incident;

import static io.ailog.detection.Facts.HERE;
import static io.ailog.detection.Facts.START;
import static io.ailog.detection.Facts.THERE;
import static io.ailog.detection.Facts.WINDOW;
import static io.ailog.detection.Facts.fact;
import static io.ailog.detection.Facts.first;
import static io.ailog.detection.Facts.known;
import static io.ailog.detection.Facts.namespace;
import static io.ailog.detection.Facts.summedUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.detection.BurstRule;
import io.ailog.detection.CascadeRule;
import io.ailog.detection.CrossNamespaceRule;
import io.ailog.detection.Detector;
import io.ailog.detection.Evidence;
import io.ailog.detection.Facts;
import io.ailog.detection.Flag;
import io.ailog.detection.IssuePattern;
import io.ailog.detection.KnownIssue;
import io.ailog.detection.KnownIssues;
import io.ailog.detection.NamespaceFacts;
import io.ailog.detection.NewRule;
import io.ailog.detection.RegressionRule;
import io.ailog.detection.SeenSignature;
import io.ailog.detection.SpikeRule;
import io.ailog.detection.WindowFacts;
import io.ailog.service.Cascade;
import io.ailog.service.Cascades;
import io.ailog.service.Health;
import io.ailog.service.Service;
import io.ailog.service.ServiceErrors;
import io.ailog.service.ServiceFacts;
import io.ailog.service.ServiceHealth;
import io.ailog.service.TracePath;
import io.ailog.service.Trend;
import io.ailog.signature.CategoryRules;
import io.ailog.signature.Signature;
import io.ailog.signature.SignatureFact;
import io.ailog.threshold.Baseline;
import io.ailog.threshold.EffectiveThreshold;
import io.ailog.threshold.EffectiveThreshold.Source;
import io.ailog.window.BusiestMinute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class LeadTest {
    private static final String LOST = "java.lang.IllegalStateException: cart 4711 is lost";
    private static final String REFUSED = "java.net.ConnectException: Connection refused";
    private static final String USUAL = "Order 12 rejected by warehouse";
    private static final Assessor ASSESSOR = new Assessor(
            new Detector(List.of(
                    new SpikeRule(new SpikeRule.Settings(25, 2, 5, 2)),
                    new BurstRule(new BurstRule.Settings(20, 5, 10)),
                    new NewRule(new NewRule.Settings(15)),
                    new CrossNamespaceRule(new CrossNamespaceRule.Settings(15, 2, 5, 3)),
                    new RegressionRule(new RegressionRule.Settings(35)),
                    new CascadeRule(new CascadeRule.Settings(20, 2, 1)))),
            new Scoring(30, 10, 10),
            new Cascades(2, 1),
            new Health(30, 50, 10, 5, 1, new Trend.Margin(0.25, 2)),
            CategoryRules.standard());

    @Test
    void leadsWithTheSignatureThatTheWeightiestFindingNames() {
        final Lead lead = lead(
                KnownIssues.NONE,
                namespace(HERE, known(fact(HERE, USUAL, "shop", "1.0", 50)), first(fact(HERE, REFUSED, 3))));

        assertThat(lead.fact()).isEqualTo(fact(HERE, REFUSED, 3));
        assertThat(lead.category()).hasToString("network.refused");
        assertThat(lead.trace()).isEqualTo("trace-orders");
        assertThat(lead.services()).containsExactly("shop", "orders");
    }

    @Test
    void leadsWithTheMostFrequentWhereASpikeWeighsMost() {
        final NamespaceFacts spike = spiking(
                first(fact(HERE, REFUSED, 3)),
                known(fact(HERE, USUAL, "shop", "1.0", 20)),
                known(fact(HERE, USUAL, "shop", "1.1", 20)),
                known(fact(HERE, LOST, 30)),
                known(summedUp(HERE, Signature.OTHER, 500)));

        assertThat(lead(KnownIssues.NONE, spike).fact()).isEqualTo(fact(HERE, USUAL, "shop", "1.0", 20));
    }

    @Test
    void leadsWithWhatIsSummedUpWhereThereIsNothingElse() {
        final SignatureFact other = summedUp(HERE, Signature.OTHER, 500);

        assertThat(lead(KnownIssues.NONE, spiking(known(other))).fact()).isEqualTo(other);
    }

    @Test
    void takesATraceOfWhicheverServiceHasOne() {
        final SignatureFact most = fact(HERE, LOST, "orders", "2.1.0", 30);
        final SignatureFact without = new SignatureFact(
                HERE, most.signature(), "orders", "2.1.0", 30, most.first(), most.last(), most.sample(), "");

        assertThat(lead(KnownIssues.NONE, spiking(known(without), known(fact(HERE, LOST, "shop", "1.0", 3))))
                        .trace())
                .isEqualTo("trace-shop");
    }

    @Test
    void hasNoneWhereDocumentsWereOnlyCounted() {
        final Incident incident = sole(ASSESSOR.assess(Facts.window(spiking()), KnownIssues.NONE));

        assertThat(incident.lead()).isEmpty();
        assertThat(incident.knownIssue()).isEmpty();
        assertThat(incident.evidence()).extracting(Evidence::rule).containsExactly("is_spike");
    }

    @Test
    void isExplainedByTheOpenIssueThatItsTopSignatureShows() {
        final KnownIssues issues = new KnownIssues(List.of(
                issue("A-1", "order", "", "open"),
                issue("B-2", "cart", "", "open"),
                issue("B-1", "cart", "", "closed")));
        final Incident incident = sole(ASSESSOR.assess(Facts.window(spiking(known(fact(HERE, LOST, 30)))), issues));

        assertThat(incident.knownIssue().map(KnownIssue::id)).contains("B-2");
        assertThat(incident.evidence())
                .extracting(Evidence::rule, Evidence::sentence)
                .last()
                .isEqualTo(tuple(
                        "known_issue",
                        "Explained by known issue B-2 (Lost carts); workaround: empty the cache;" + " ticket: T-7."));
    }

    @Test
    void isExplainedInAVersionThatLacksTheFix() {
        final KnownIssues issues = new KnownIssues(List.of(issue("B-2", "cart", "2.2", "resolved")));
        final Incident incident = sole(ASSESSOR.assess(Facts.window(spiking(known(fact(HERE, LOST, 30)))), issues));

        assertThat(incident.has(Flag.REGRESSION)).isFalse();
        assertThat(incident.evidence().get(1).sentence()).contains("B-2 (Lost carts), fixed in 2.2;");
    }

    @Test
    void namesTheIssueThatIsBack() {
        final KnownIssues issues =
                new KnownIssues(List.of(issue("A-1", "order", "", "open"), issue("B-2", "cart", "2.1", "resolved")));
        final Incident incident = sole(ASSESSOR.assess(
                Facts.window(namespace(HERE, known(fact(HERE, USUAL, "shop", "1.0", 90)), known(fact(HERE, LOST, 7)))),
                issues));

        assertThat(incident.findings()).extracting(finding -> finding.flag()).containsExactly(Flag.REGRESSION);
        assertThat(incident.lead().map(Lead::fact)).contains(fact(HERE, LOST, 7));
        assertThat(incident.knownIssue().map(KnownIssue::id)).contains("B-2");
        assertThat(incident.evidence()).hasSize(1);
        // 97 errors of a CAP of 1,000 give 0.97 points
        assertThat(incident.score()).isEqualTo(35.97);
    }

    @Test
    void addsUpAllThatFired() {
        final WindowFacts facts = new WindowFacts(
                WINDOW,
                List.of(
                        new NamespaceFacts(
                                HERE,
                                30,
                                baseline(),
                                Optional.of(new BusiestMinute(30, START)),
                                List.of(first(fact(HERE, LOST, 30)))),
                        namespace(THERE, first(fact(THERE, LOST, 1)))),
                List.of(service(new Service(HERE, "orders"), 30), service(new Service(THERE, "orders"), 1)),
                List.of(path()),
                false);
        final Verdict verdict =
                ASSESSOR.assess(facts, new KnownIssues(List.of(issue("B-2", "cart", "2.1", "resolved"))));

        assertThat(verdict.incidents()).hasSize(2);
        final Incident here = verdict.incidents().get(0);
        // base 30 / 1,000 x 10, spike 25 + 5 x 2 at ten times the mean
        assertThat(here.score()).isEqualTo(100);
        assertThat(here.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(here.evidence())
                .extracting(Evidence::rule)
                .containsExactly("is_spike", "is_burst", "is_new", "is_cross_namespace", "is_regression", "is_cascade");
        assertThat(here.lead().map(Lead::services)).contains(List.of("orders", THERE + "/orders"));
        assertThat(verdict.incidents().get(1).score()).isEqualTo(85.01);
        assertThat(verdict.cascades()).extracting(Cascade::root).containsExactly(new Service(HERE, "orders"));
        assertThat(verdict.health()).extracting(ServiceHealth::score).containsExactly(40.0, 90.0);
    }

    private static TracePath path() {
        return new TracePath(
                List.of(
                        new TracePath.Step(
                                new Service(HERE, "orders"),
                                1,
                                Signature.of(LOST).hash()),
                        new TracePath.Step(
                                new Service(THERE, "orders"),
                                1,
                                Signature.of(LOST).hash())),
                1,
                START,
                START,
                "trace");
    }

    private static ServiceFacts service(final Service service, final long errors) {
        return new ServiceFacts(
                new ServiceErrors(service, errors, Map.of("IllegalStateException", errors)),
                OptionalDouble.of(3),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private static Lead lead(final KnownIssues issues, final NamespaceFacts namespace) {
        return sole(ASSESSOR.assess(Facts.window(namespace), issues)).lead().orElseThrow();
    }

    private static Incident sole(final Verdict verdict) {
        assertThat(verdict.incidents()).hasSize(1);
        return verdict.incidents().get(0);
    }

    private static NamespaceFacts spiking(final SeenSignature... signatures) {
        return new NamespaceFacts(HERE, 1_000, baseline(), Optional.empty(), List.of(signatures));
    }

    /** Three errors are usual, more than ten a spike. */
    private static Baseline baseline() {
        return new Baseline(
                new EffectiveThreshold(10, Source.PERCENTILE, false), OptionalDouble.of(3), OptionalDouble.of(1_000));
    }

    private static KnownIssue issue(final String id, final String words, final String fixedIn, final String status) {
        return new KnownIssue(
                id,
                "Lost carts",
                new KnownIssue.Appearance(
                        Optional.empty(), Optional.of(new IssuePattern(words, text -> text.contains(words)))),
                new KnownIssue.Scope("", "", "", fixedIn),
                new KnownIssue.Handling("high", status, "empty the cache.", "T-7", Optional.empty()));
    }

    private static Tuple tuple(final Object... values) {
        return Tuple.tuple(values);
    }
}
