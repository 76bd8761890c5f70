package io.ailog.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.logs.PlantedIncident.Kind;
import io.ailog.signature.Signature;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules beyond spikes in their simplest form, so that plants are what they claim and nothing else is. */
class PlantedKindsTest {
    private static final Timeline TIMELINE = Timeline.threeWeeksBefore(7, Instant.parse("2026-03-18T10:07:31Z"));
    private static final WindowRange FRIDAY =
            new WindowRange(Instant.parse("2026-03-06T00:00:00Z"), Instant.parse("2026-03-07T00:00:00Z"));

    private final LogGenerator generator = new LogGenerator(TIMELINE);

    @Test
    void plantsBurstsAndNearMisses() {
        assertThat(generator.plan().of(Kind.BURST)).hasSize(2).allMatch(this::isBurst);
        assertThat(generator.plan().of(Kind.NEAR_BURST)).hasSize(1).noneMatch(this::isBurst);
    }

    @Test
    void hasNoOtherBursts() {
        assertThat(FRIDAY.windows()
                        .flatMap(window ->
                                LogGenerator.namespaces().stream().map(namespace -> errors(namespace, window)))
                        .filter(PlantedKindsTest::isBurst))
                .isEmpty();
    }

    @Test
    void plantsMessagesThatNobodyHasSeen() {
        final Set<String> usual = LogGenerator.namespaces().stream()
                .flatMap(namespace -> FRIDAY.windows().flatMap(window -> texts(namespace, window)))
                .collect(Collectors.toSet());

        assertThat(generator.plan().of(Kind.NEW)).hasSize(2).allSatisfy(planted -> {
            final Set<String> here = texts(namespace(planted), window(planted)).collect(Collectors.toSet());
            here.removeAll(usual);
            assertThat(here).hasSize(1);
        });
    }

    @Test
    void sharesNoUsualMessageBetweenNamespaces() {
        final Set<String> seen = new HashSet<>();
        for (final String namespace : LogGenerator.namespaces()) {
            final Set<String> here =
                    FRIDAY.windows().flatMap(window -> texts(namespace, window)).collect(Collectors.toSet());
            assertThat(seen).doesNotContainAnyElementsOf(here);
            seen.addAll(here);
        }
        // texts of a product on four stages each
        assertThat(seen).hasSize(4 * (17 + 16 + 11));
    }

    @Test
    void plantsOneMessageInFourNamespaces() {
        final PlantedIncident planted =
                generator.plan().of(Kind.CROSS_NAMESPACE).get(0);
        final Set<String> shared = texts(namespace(planted), window(planted)).collect(Collectors.toSet());
        planted.namespaces()
                .forEach(namespace ->
                        shared.retainAll(texts(namespace, window(planted)).collect(Collectors.toSet())));

        assertThat(planted.namespaces()).hasSize(4);
        assertThat(shared).hasSize(1);
    }

    @Test
    void plantsNearMissesOfWhatIsSharedOrNew() {
        final PlantedIncident shared = generator.plan().of(Kind.CROSS_NAMESPACE).get(0);
        final Set<String> message = texts(namespace(shared), window(shared)).collect(Collectors.toSet());
        message.retainAll(texts(shared.namespaces().get(3), window(shared)).toList());

        assertThat(List.of(
                        generator.plan().of(Kind.NEAR_CROSS_NAMESPACE).get(0),
                        generator.plan().of(Kind.NEAR_NEW).get(0)))
                .allSatisfy(near -> {
                    assertThat(near.when().from()).isAfter(shared.when().from());
                    assertThat(LogGenerator.namespaces().stream().filter(namespace -> texts(namespace, window(near))
                                    .anyMatch(message::contains)))
                            .containsExactlyElementsOf(near.namespaces());
                });
    }

    @Test
    void plantsRequestsThatFailInOneServiceAgainAndAgain() {
        final PlantedIncident near = generator.plan().of(Kind.NEAR_CASCADE).get(0);
        final Map<Optional<String>, List<String>> applications = errors(namespace(near), window(near)).stream()
                .filter(document -> document.trace().isPresent())
                .collect(Collectors.groupingBy(
                        LogDocument::trace,
                        Collectors.mapping(document -> document.origin().application(), Collectors.toList())));

        assertThat(applications.values()).allMatch(names -> Set.copyOf(names).size() == 1);
        assertThat(applications.values().stream().filter(names -> names.size() >= 3))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void hasNoOtherRequestsWithErrorsInTwoServices() {
        assertThat(FRIDAY.windows()
                        .flatMap(window -> errors("pcb-dev-01-app", window).stream())
                        .filter(document -> document.trace().isPresent())
                        .collect(Collectors.groupingBy(
                                LogDocument::trace,
                                Collectors.mapping(d -> d.origin().application(), Collectors.toSet())))
                        .values())
                .isNotEmpty()
                .allMatch(applications -> applications.size() == 1);
    }

    private boolean isBurst(final PlantedIncident planted) {
        return isBurst(errors(namespace(planted), window(planted)));
    }

    /** The busiest 60 seconds hold more than five times the window's mean per minute, and ten or more. */
    private static boolean isBurst(final List<LogDocument> errors) {
        final int busiest = IntStream.range(0, errors.size())
                .map(i -> (int) errors.stream()
                        .skip(i)
                        .filter(other ->
                                other.time().isBefore(errors.get(i).time().plusSeconds(60)))
                        .count())
                .max()
                .orElse(0);
        return busiest >= 10 && busiest > 5 * errors.size() / 15.0;
    }

    /** Signatures as the product makes them, without that of documents that have no message. */
    private Stream<String> texts(final String namespace, final Window window) {
        return errors(namespace, window).stream()
                .flatMap(document -> document.message().stream())
                .map(message -> Signature.of(message).hash());
    }

    private List<LogDocument> errors(final String namespace, final Window window) {
        return generator.documents(namespace, window).stream()
                .filter(LogDocument::isError)
                .toList();
    }

    private static String namespace(final PlantedIncident planted) {
        return planted.namespaces().get(0);
    }

    private static Window window(final PlantedIncident planted) {
        return new Window(planted.when().from());
    }
}
