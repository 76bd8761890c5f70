package io.ailog.logs;

import io.ailog.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The documents that a planted incident adds to a window of a namespace. */
final class PlantedDocuments {
    private static final int SERVICES = 3;
    private static final int BURST_STARTS = 300_000;
    private static final int BURST_LASTS = 40_000;
    private static final int TRACE_LASTS = 20_000;
    private static final int WHOLE = (int) Window.LENGTH.toMillis();

    private final long seed;
    private final ErrorCatalogue catalogue;

    PlantedDocuments(final long seed, final ErrorCatalogue catalogue) {
        this.seed = seed;
        this.catalogue = catalogue;
    }

    Stream<LogDocument> documents(final PlantedIncident incident, final Environment environment, final Window window) {
        final Scribe scribe = new Scribe(
                environment,
                Dice.of(
                        seed,
                        incident.kind().name(),
                        environment.namespace(),
                        window.start().getEpochSecond()));
        return switch (incident.kind()) {
            case BURST, NEAR_BURST -> same(scribe, incident, known(incident, environment), burst(window));
            case CASCADE ->
                IntStream.range(0, incident.documents() / SERVICES)
                        .boxed()
                        .flatMap(i -> cascade(scribe, environment, window));
            case NEAR_CASCADE ->
                IntStream.range(0, incident.documents() / SERVICES)
                        .boxed()
                        .flatMap(i -> retries(scribe, environment, window));
            default -> same(scribe, incident, text(incident, environment), new Span(window.start(), WHOLE));
        };
    }

    private ErrorText text(final PlantedIncident incident, final Environment environment) {
        return switch (incident.kind()) {
            case NEW -> PlantedTexts.neverSeen(applications(environment).get(0), environment.stage());
            case CROSS_NAMESPACE, NEAR_CROSS_NAMESPACE, NEAR_NEW ->
                PlantedTexts.shared(applications(environment).get(1));
            case REGRESSION -> PlantedTexts.regression(PlantedTexts.regressed(environment));
            case NEAR_REGRESSION -> PlantedTexts.notYetFixed(PlantedTexts.regressed(environment));
            default -> known(incident, environment);
        };
    }

    /** A mistake that the namespace logs every day, the same for the whole incident. */
    private ErrorText known(final PlantedIncident incident, final Environment environment) {
        return catalogue.pick(
                environment.product(),
                "ERROR",
                Dice.of(
                        seed,
                        "known",
                        environment.namespace(),
                        incident.when().from().getEpochSecond()));
    }

    private static Stream<LogDocument> same(
            final Scribe scribe, final PlantedIncident incident, final ErrorText text, final Span span) {
        return IntStream.range(0, incident.documents()).mapToObj(i -> scribe.usual(text, span.any(scribe.dice())));
    }

    private static Span burst(final Window window) {
        return new Span(window.start().plusMillis(BURST_STARTS), BURST_LASTS);
    }

    /** One request: the root fails first, then those who called it, one after the other. */
    private Stream<LogDocument> cascade(final Scribe scribe, final Environment environment, final Window window) {
        final Map<String, List<ErrorText>> texts = catalogue.errorsByApplication(environment.product());
        final Optional<String> trace = Optional.of(scribe.newTrace());
        final Instant start = new Span(window.start(), WHOLE - TRACE_LASTS).any(scribe.dice());
        return IntStream.range(0, SERVICES).mapToObj(depth -> {
            final String application = applications(environment).get(SERVICES - 1 - depth);
            final ErrorText text =
                    Objects.requireNonNull(texts.get(application)).get(0);
            return scribe.write(text, start.plusMillis(depth * 1_500L), trace);
        });
    }

    /** One request that fails again and again in the same service. */
    private Stream<LogDocument> retries(final Scribe scribe, final Environment environment, final Window window) {
        final String application = applications(environment).get(0);
        final ErrorText text = Objects.requireNonNull(
                        catalogue.errorsByApplication(environment.product()).get(application))
                .get(0);
        final Optional<String> trace = Optional.of(scribe.newTrace());
        final Instant start = new Span(window.start(), WHOLE - TRACE_LASTS).any(scribe.dice());
        return IntStream.range(0, SERVICES).mapToObj(i -> scribe.write(text, start.plusMillis(i * 1_500L), trace));
    }

    private List<String> applications(final Environment environment) {
        return catalogue.applications(environment.product());
    }

    /** Some milliseconds from a moment on. */
    private record Span(Instant start, int millis) {
        Instant any(final Dice dice) {
            return start.plusMillis(dice.below(millis));
        }
    }
}
