package io.ailog.logs;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The logs of twelve namespaces as a function: the documents of a window of a namespace follow from the timeline alone,
 * so any range can be generated in any order, in parallel, and topped up later.
 *
 * <p>The usual errors name their namespace, so none of them is shared by two; all of them appear within any busy hour; and
 * no request has errors in two applications. What rules find beyond spikes was therefore planted.
 */
public final class LogGenerator {
    private final Plan plan;
    private final Background background;
    private final PlantedDocuments planted;

    private LogGenerator(final long seed, final Plan plan) {
        final ErrorCatalogue catalogue = new ErrorCatalogue();
        this.plan = plan;
        this.background = new Background(seed, catalogue);
        this.planted = new PlantedDocuments(seed, catalogue);
    }

    /** Logs with the incidents that the timeline brings. */
    public LogGenerator(final Timeline timeline) {
        this(timeline.seed(), Planner.plan(timeline));
    }

    /** Logs as they usually are, for any range. */
    public static LogGenerator withoutIncidents(final long seed) {
        return new LogGenerator(seed, Plan.NOTHING);
    }

    /** The namespaces. */
    public static List<String> namespaces() {
        return Environment.all().stream().map(Environment::namespace).toList();
    }

    /**
     * A short text that changes when this class or what it uses begins to generate other logs for the same timeline.
     *
     * @param timeline whose first writing is taken, so that top-ups change nothing
     */
    public static String fingerprint(final Timeline timeline) {
        final LogGenerator generator = new LogGenerator(timeline.beforeTopUps());
        final Window noon = new Window(timeline.start().plus(Duration.ofHours(12)));
        final String sample = generator.plan()
                + namespaces().stream()
                        .map(namespace -> generator.documents(namespace, noon).toString())
                        .collect(Collectors.joining());
        return Integer.toHexString(sample.hashCode());
    }

    public Plan plan() {
        return plan;
    }

    /** The documents of one window of one namespace, in the order of time. */
    public List<LogDocument> documents(final String namespace, final Window window) {
        final Environment environment = Environment.named(namespace);
        final List<LogDocument> documents = new ArrayList<>(background.documents(environment, window));
        plan.at(namespace, window)
                .flatMap(incident -> planted.documents(incident, environment, window))
                .forEach(documents::add);
        documents.sort(Comparator.comparing(LogDocument::time));
        return documents;
    }

    /** What ought to be counted: ERROR documents by namespace and window, windows without any left out. */
    public Map<String, SortedMap<Window, Long>> expectedCounts(final WindowRange range) {
        return namespaces().parallelStream()
                .collect(Collectors.toConcurrentMap(namespace -> namespace, namespace -> counts(namespace, range)));
    }

    private SortedMap<Window, Long> counts(final String namespace, final WindowRange range) {
        return range.windows()
                .flatMap(window -> documents(namespace, window).stream())
                .filter(LogDocument::isError)
                .collect(Collectors.groupingBy(
                        document -> Window.containing(document.time()), TreeMap::new, Collectors.counting()));
    }
}
