package io.ailog.logs;

import static io.ailog.logs.PlantedIncident.Kind;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides what is planted where: in the week after the baseline, sized by what is usual there, so that it is clear in
 * advance which rule ought to find it and which ought not to.
 */
final class Planner {
    /** How many times the threshold, and for how many windows. */
    private static final double[][] SPIKES = {
        {1.5, 1}, {2, 1}, {2.5, 2}, {3, 1}, {4, 4}, {5, 1}, {8, 2}, {12, 1}, {20, 1}
    };

    private static final double LATEST_SPIKE = 4;
    private static final int BURST_MINIMUM = 10;
    private static final Duration LEARNING = Duration.ofHours(25);
    private static final Duration RESERVED = Duration.ofHours(1);

    private final Timeline timeline;
    private final Usual usual;
    private final Dice dice;
    private final Places places;
    private final List<PlantedIncident> incidents = new ArrayList<>();

    private Planner(final Timeline timeline) {
        this.timeline = timeline;
        this.usual = new Usual(new Rhythm(timeline.seed()), timeline.baseline());
        this.dice = Dice.of(timeline.seed(), "plan", "", timeline.start().getEpochSecond());
        this.places = new Places(dice);
    }

    /**
     * The plan of a timeline.
     *
     * @throws IllegalArgumentException when it ends less than two days after the baseline
     */
    static Plan plan(final Timeline timeline) {
        final Planner planner = new Planner(timeline);
        planner.plantLatest();
        planner.plantSpikes();
        planner.plantOthers();
        planner.incidents.sort(Comparator.comparing(incident -> incident.when().from()));
        return new Plan(planner.incidents);
    }

    /** One spike in the last window of the first writing, for `regular`, and one of each top-up. */
    private void plantLatest() {
        Instant previous = timeline.baseline().to();
        for (final Instant end : timeline.ends()) {
            final Window last = new Window(end.minus(Window.LENGTH));
            final Environment environment = environment(last.start().getEpochSecond());
            if (Duration.between(previous, end).compareTo(RESERVED) >= 0) {
                spike(environment, places.take(List.of(environment), last, 1), LATEST_SPIKE);
            }
            previous = end;
        }
    }

    private void plantSpikes() {
        final int offset = dice.below(Environment.all().size());
        for (int i = 0; i < SPIKES.length; i++) {
            // seven and twelve have no common divisor: all namespaces in turn, stages and products mixed
            final Environment environment = environment(offset + 7L * i);
            final double times = SPIKES[i][0];
            final WindowRange when = places.find(
                    week(Duration.ZERO), List.of(environment), (int) SPIKES[i][1], window -> busy(environment, window));
            spike(environment, when, times);
        }
    }

    private void spike(final Environment environment, final WindowRange when, final double times) {
        final Window first = new Window(when.from());
        final int target = (int) Math.ceil(times * usual.threshold(environment, first));
        add(Kind.SPIKE, when, List.of(environment), target - usual.errors(environment, first), times + " x threshold");
    }

    private void plantOthers() {
        plantQuietly(Kind.BURST, 25, "all within 40 seconds", "pca-dev-01-app");
        plantQuietly(Kind.BURST, 18, "all within 40 seconds", "pcb-fat-01-app");
        plantQuietly(Kind.NEAR_BURST, 6, "6 within 40 seconds, 10 needed", "pcb-ch-uat-01-app");
        plantQuietly(Kind.NEW, 6, "an exception never seen before", "pca-fat-01-app");
        plantQuietly(Kind.NEW, 5, "an exception never seen before", "pcb-sit-01-app");
        plantShared();
        plantQuietly(Kind.CASCADE, 24, "8 traces, each through 3 services", "pcb-dev-01-app");
        plantQuietly(Kind.CASCADE, 12, "4 traces, each through 3 services", "pca-sit-01-app");
        plantQuietly(Kind.NEAR_CASCADE, 12, "4 traces, 3 errors each, in 1 service", "pca-fat-01-app");
        plantQuietly(Kind.REGRESSION, 7, "an issue fixed in an earlier version", "pcb-sit-01-app");
        plantQuietly(Kind.NEAR_REGRESSION, 7, "an issue fixed in a later version", "pca-sit-01-app");
        plantNearSpike(Environment.named("pcb-ch-dev-01-app"));
    }

    /** One message in several namespaces at once; and later the same in one alone, never in two near misses at once. */
    private void plantShared() {
        final WindowRange days = week(LEARNING);
        final Instant middle = days.from().plus(Window.LENGTH.multipliedBy(days.size() / 2));
        final WindowRange early = new WindowRange(days.from(), middle);
        final WindowRange late = new WindowRange(middle, days.to());
        plantQuietly(
                early,
                Kind.CROSS_NAMESPACE,
                5,
                "one message in four",
                "pca-dev-01-app",
                "pca-sit-01-app",
                "pcb-dev-01-app",
                "pcb-sit-01-app");
        plantQuietly(late, Kind.NEAR_CROSS_NAMESPACE, 5, "one message in one namespace", "pcb-fat-01-app");
        plantQuietly(late, Kind.NEAR_NEW, 5, "a message that was elsewhere before", "pcb-fat-01-app");
    }

    private void plantQuietly(final Kind kind, final int documents, final String story, final String... namespaces) {
        plantQuietly(week(LEARNING), kind, documents, story, namespaces);
    }

    /** In a window so quiet that what is added stays well below the threshold. */
    private void plantQuietly(
            final WindowRange within,
            final Kind kind,
            final int documents,
            final String story,
            final String... namespaces) {
        final List<Environment> environments =
                Arrays.stream(namespaces).map(Environment::named).toList();
        final WindowRange when = places.find(within, environments, 1, window -> environments.stream()
                .allMatch(environment ->
                        quiet(environment, window, documents) && leaves(kind, environment, window, documents)));
        add(kind, when, environments, documents, story);
    }

    private void plantNearSpike(final Environment environment) {
        final WindowRange when =
                places.find(week(LEARNING), List.of(environment), 1, window -> quiet(environment, window, 0));
        final Window window = new Window(when.from());
        final int target = (int) (0.9 * usual.threshold(environment, window));
        add(Kind.NEAR_SPIKE, when, List.of(environment), target - usual.errors(environment, window), "0.9 x threshold");
    }

    private void add(
            final Kind kind,
            final WindowRange when,
            final List<Environment> environments,
            final int documents,
            final String story) {
        final List<String> namespaces =
                environments.stream().map(Environment::namespace).toList();
        final Environment first = environments.get(0);
        final Optional<KnownIssue> issue =
                switch (kind) {
                    case REGRESSION -> Optional.of(PlantedTexts.knownIssue(first, when.from()));
                    case NEAR_REGRESSION -> Optional.of(PlantedTexts.openIssue(first, when.from()));
                    default -> Optional.empty();
                };
        incidents.add(new PlantedIncident(kind, when, namespaces, documents, story, issue));
    }

    /** Documents of a spike come on top of some of the usual ones, else every plant would have a quiet background. */
    private boolean busy(final Environment environment, final Window window) {
        return 10 * usual.errors(environment, window) > usual.threshold(environment, window);
    }

    private boolean quiet(final Environment environment, final Window window, final int documents) {
        final int errors = usual.errors(environment, window);
        final int threshold = usual.threshold(environment, window);
        return errors + documents < 0.85 * threshold && errors < 0.25 * threshold;
    }

    /** Whether the usual errors of the window leave a burst a burst, and a near miss a miss, wherever they fall. */
    private boolean leaves(final Kind kind, final Environment environment, final Window window, final int documents) {
        final int errors = usual.errors(environment, window);
        return switch (kind) {
            case BURST -> errors < documents;
            case NEAR_BURST -> errors + documents < BURST_MINIMUM;
            default -> true;
        };
    }

    private WindowRange week(final Duration after) {
        return new WindowRange(
                timeline.baseline().to().plus(after).truncatedTo(ChronoUnit.HOURS),
                timeline.ends().get(0).minus(RESERVED));
    }

    private static Environment environment(final long number) {
        final List<Environment> all = Environment.all();
        return all.get(Math.floorMod(number, all.size()));
    }
}
