package io.ailog.report;

import io.ailog.incident.Episode;
import io.ailog.incident.Episodes;
import io.ailog.incident.RecordedIncident;
import io.ailog.incident.Severity;
import io.ailog.window.Namespace;
import io.ailog.window.Namespace.AlertRule;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Reports of any size for those who render them: days and nights, troubles of some hours, windows not collected. */
public final class GeneratedReport {
    private static final Instant END = Instant.parse("2026-03-30T00:00:00Z");
    private static final int WINDOWS_A_DAY = 96;
    private static final int WINDOWS_AN_HOUR = 4;

    private final Random random;
    private final WindowRange range;
    private final int windows;
    private final Troubles troubles;
    private final List<ReportedNamespace> namespaces = new ArrayList<>();
    private final List<ReportedIncident> incidents = new ArrayList<>();
    private final List<RecordedIncident> recorded = new ArrayList<>();
    private final List<ReportedCascade> cascades = new ArrayList<>();
    private final List<DayCoverage> coverage = new ArrayList<>();

    private GeneratedReport(final int days, final long seed, final String message) {
        this.random = new Random(seed);
        this.range = new WindowRange(END.minus(Duration.ofDays(days)), END);
        this.windows = days * WINDOWS_A_DAY;
        this.troubles = new Troubles(windows, random, message);
    }

    /**
     * A report of the {@code days} before 2026-03-30.
     *
     * @param message what the errors of its worst troubles say
     * @param seed the same gives the same
     */
    public static Report of(final int namespaces, final int days, final long seed, final String message) {
        return new GeneratedReport(days, seed, message).make(namespaces);
    }

    private Report make(final int size) {
        for (int number = 0; number < size; number++) {
            add(namespace(number));
        }
        namespaces.sort(
                Comparator.comparing(ReportedNamespace::priority).reversed().thenComparing(ReportedNamespace::name));
        incidents.sort(Comparator.comparing(
                        (ReportedIncident incident) -> incident.verdict().severity())
                .thenComparing(incident -> -incident.verdict().score())
                .thenComparing(ReportedIncident::window));
        return new Report(
                END.plusSeconds(60), range, summary(), namespaces, incidents, episodes(), cascades, coverage, runs());
    }

    private static Namespace namespace(final int number) {
        final String team = List.of("shop", "bank", "mail", "ship").get(number % 4);
        final String stage = List.of("dev", "fat", "sit", "uat").get(number / 4 % 4);
        final boolean late = "sit".equals(stage) || "uat".equals(stage);
        final int priority = 30 + 10 * (number / 4 % 4) + ("bank".equals(team) ? 5 : 0);
        return new Namespace(
                "%s-%s-%02d-app".formatted(team, stage, number / 16 + 1),
                priority,
                Set.of(team, stage),
                late ? AlertRule.CRITICAL : AlertRule.WARN);
    }

    private void add(final Namespace namespace) {
        final double usual = 4 + random.nextInt(40);
        final Counts counts = Counts.none(windows);
        final int gap = random.nextInt(3) == 0 ? random.nextInt(windows) : windows;
        final int[] extra = troubles.plan();
        for (int window = 0; window < windows; window++) {
            if (window < gap || window >= gap + 2 * WINDOWS_A_DAY / 3) {
                counts.set(window, usualCount(usual, window) + Math.round(usual * extra[window]));
            }
        }
        final ReportedNamespace reported = new ReportedNamespace(namespace, counts, limits(usual));
        namespaces.add(reported);
        judge(reported, extra, usual);
        cover(reported);
    }

    private long usualCount(final double usual, final int window) {
        final double hour = window % WINDOWS_A_DAY / (double) WINDOWS_AN_HOUR;
        final double shape = 0.35 + 0.65 * Math.max(0, Math.sin((hour - 5) / 24 * 2 * Math.PI));
        return Math.max(0, Math.round(usual * shape * (0.6 + 0.8 * random.nextDouble()) - 1));
    }

    private ReportedNamespace.Limits limits(final double usual) {
        final List<Double> thresholds = IntStream.range(0, 7)
                .mapToObj(day -> Math.rint(usual * (day < 5 ? 1.6 : 1.2) * 100) / 100)
                .toList();
        final List<Long> samples = IntStream.range(0, 7)
                .mapToObj(day -> usual < 6 && day > 4 ? 7L : 360L + day)
                .toList();
        return new ReportedNamespace.Limits(OptionalDouble.of(usual * 1.5), thresholds, samples);
    }

    private void judge(final ReportedNamespace namespace, final int[] extra, final double usual) {
        for (int window = 0; window < windows; window++) {
            final Window at = new Window(range.from().plus(Window.LENGTH.multipliedBy(window)));
            final double threshold = namespace.limits().threshold(at.slot().day());
            final int count = namespace.counts().of(window).orElse(0);
            if (count > threshold && extra[window] > 0) {
                final long id = incidents.size() + 1L;
                final ReportedIncident incident = troubles.incident(id, at, namespace.name(), count, usual, threshold);
                incidents.add(incident);
                recorded.add(new RecordedIncident(
                        id,
                        namespace.name(),
                        at,
                        count,
                        incident.verdict().severity(),
                        incident.verdict().score()));
                incident.cascades().forEach(cascade -> cascades.add(troubles.cascade(cascade, at, namespace.name())));
            }
        }
    }

    private void cover(final ReportedNamespace namespace) {
        for (int day = 0; day < windows / WINDOWS_A_DAY; day++) {
            final int first = day * WINDOWS_A_DAY;
            final int complete = (int) IntStream.range(first, first + WINDOWS_A_DAY)
                    .filter(namespace.counts()::isCollected)
                    .count();
            final LocalDate date =
                    range.from().atZone(ZoneOffset.UTC).toLocalDate().plusDays(day);
            coverage.add(new DayCoverage(namespace.name(), date, WINDOWS_A_DAY, complete, 0));
        }
    }

    private List<Episode> episodes() {
        final List<Episode> found =
                new ArrayList<>(Episodes.of(recorded, Optional.of(new Window(END.minus(Window.LENGTH)))));
        found.sort(Comparator.comparing((Episode episode) -> !episode.ongoing())
                .thenComparing(Episode::severity)
                .thenComparing(episode -> -episode.score())
                .thenComparing(Episode::from));
        return found;
    }

    private Summary summary() {
        final Map<Severity, Long> totals = new EnumMap<>(Severity.class);
        incidents.forEach(incident -> totals.merge(incident.verdict().severity(), 1L, Long::sum));
        final long collected = IntStream.range(0, windows)
                .filter(window ->
                        namespaces.stream().allMatch(one -> one.counts().isCollected(window)))
                .count();
        final long ongoing = episodes().stream().filter(Episode::ongoing).count();
        return new Summary(
                namespaces.stream().mapToLong(one -> one.counts().total()).sum(),
                new Summary.Extent(windows, collected, 0, Optional.of(END.minus(Window.LENGTH))),
                new SeverityTotals(totals),
                0,
                ongoing,
                List.of(
                        "%d episodes go on; the worst is in bank-uat-01-app.".formatted(ongoing),
                        "%d incidents were found in %d namespaces.".formatted(incidents.size(), namespaces.size())));
    }

    private List<ReportedRun> runs() {
        return List.of(new ReportedRun(
                12,
                "backfill",
                range,
                new ReportedRun.Times(Optional.of(END.plusSeconds(2)), Optional.of(Duration.ofMillis(42_350))),
                "COMPLETED",
                Optional.of("COMPLETED"),
                windows,
                namespaces.stream().mapToLong(one -> one.counts().total()).sum()));
    }
}
