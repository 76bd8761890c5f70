package io.ailog.demo;

import io.ailog.demo.Comparison.Verdict;
import io.ailog.logs.PlantedIncident;
import io.ailog.logs.PlantedIncident.Kind;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells, in tables of 80 columns at most, what of the planted incidents was found and what else. */
final class Findings {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private static final String TIMES = " x threshold";
    private static final int NUMBERS = 27;

    private final Narrator narrator;

    Findings(final Narrator narrator) {
        this.narrator = narrator;
    }

    /**
     * Tells all.
     *
     * @param pairs the windows times namespaces that were judged
     */
    void tell(final Comparison comparison, final long pairs) {
        tellSpikes(comparison);
        tellOthers(comparison);
        tellFlags(comparison);
        tellFalseSpikes(comparison, pairs);
    }

    private void tellSpikes(final Comparison comparison) {
        narrator.title("Planted spikes");
        narrator.line(
                "%-16s %-17s %4s %3s %5s %6s %5s %-8s",
                "window (UTC)", "namespace", "x", "for", "count", "limit", "score", "severity");
        for (final PlantedIncident spike : comparison.plan().of(Kind.SPIKE)) {
            final Optional<FoundIncident> worst =
                    comparison.hits(spike).stream().max(Comparator.comparingDouble(FoundIncident::score));
            narrator.line(
                    "%-16s %-17s %4s %3d %s %s",
                    MINUTE.format(spike.when().from()),
                    spike.namespaces().get(0),
                    spike.story().replace(TIMES, ""),
                    spike.when().size(),
                    worst.map(Findings::numbers).orElse(" ".repeat(NUMBERS)),
                    comparison.verdict(spike).words());
        }
        narrator.line("x: planted size in thresholds; for: windows; the rest is of the worst window.");
        narrator.line(
                "%d planted, %d found, %d in part, %d missed.",
                comparison.plan().of(Kind.SPIKE).size(),
                comparison.number(Kind.SPIKE, Verdict.FOUND),
                comparison.number(Kind.SPIKE, Verdict.PARTLY),
                comparison.number(Kind.SPIKE, Verdict.MISSED));
    }

    private void tellOthers(final Comparison comparison) {
        narrator.title("Other planted incidents, and near misses");
        comparison.plan().incidents().stream()
                .filter(planted -> planted.kind() != Kind.SPIKE)
                .forEach(planted -> {
                    narrator.line(
                            "%-15s %s %s: %s",
                            planted.kind()
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace("_namespace", "")
                                    .replace('_', ' '),
                            MINUTE.format(planted.when().from()),
                            namespaces(planted),
                            planted.story());
                    narrator.line("%-15s %s", "", comparison.verdict(planted).words());
                });
    }

    private void tellFlags(final Comparison comparison) {
        narrator.title("By flag");
        narrator.line(
                "%-18s %7s %5s %7s %6s | %11s %7s | %6s %9s",
                "", "planted", "found", "in part", "missed", "near misses", "flagged", "beside", "elsewhere");
        for (final Kind kind : Kind.values()) {
            if (kind.toBeFound()) {
                final List<Kind> near = near(kind);
                narrator.line(
                        "%-18s %7d %5d %7d %6d | %11d %7d | %6d %9d",
                        kind.flag(),
                        comparison.plan().of(kind).size(),
                        comparison.number(kind, Verdict.FOUND),
                        comparison.number(kind, Verdict.PARTLY),
                        comparison.number(kind, Verdict.MISSED),
                        near.stream()
                                .mapToInt(each -> comparison.plan().of(each).size())
                                .sum(),
                        near.stream()
                                .mapToLong(each -> comparison.number(each, Verdict.WRONGLY_FLAGGED))
                                .sum(),
                        comparison.beside(kind),
                        comparison.elsewhere(kind));
            }
        }
        narrator.text("""
                beside: windows with the flag where something else was planted, as an issue that
                is back and whose error was never seen before; elsewhere: where nothing was.""");
        if (comparison.elsewhere(Kind.NEW) > 0) {
            narrator.text("""
                    New elsewhere are rare errors of quiet namespaces that first happened after the
                    first 24 hours of the backfill, in which everything is learnt.""");
        }
        if (comparison.elsewhere(Kind.BURST) > 0) {
            narrator.text("""
                    Bursts elsewhere are chance: among thousands of windows, some have ten errors of
                    a quiet quarter of an hour within one minute.""");
        }
    }

    private static List<Kind> near(final Kind kind) {
        return Arrays.stream(Kind.values())
                .filter(other -> !other.toBeFound() && other.flag().equals(kind.flag()))
                .toList();
    }

    private static String namespaces(final PlantedIncident planted) {
        final int more = planted.namespaces().size() - 1;
        return planted.namespaces().get(0) + (more == 0 ? "" : " and " + more + " more");
    }

    private void tellFalseSpikes(final Comparison comparison, final long pairs) {
        final Map<String, Long> severities = comparison.falseSpikes();
        final long total =
                severities.values().stream().mapToLong(Long::longValue).sum();
        narrator.title("Spikes that nobody planted");
        narrator.line(
                "%,d in %,d windows and namespaces (%.1f %%)%s",
                total,
                pairs,
                100.0 * total / pairs,
                severities.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", ", total == 0 ? "" : ": ", ".")));
        narrator.text("""
                A threshold at the 93rd percentile lies, by definition, below some 7 % of the
                windows, mostly those of office hours; so many are expected, and tell little.""");
    }

    private static String numbers(final FoundIncident incident) {
        return String.format(
                Locale.ROOT,
                "%5.0f %6.1f %5.1f %-8s",
                incident.count(),
                incident.threshold(),
                incident.score(),
                incident.severity());
    }
}
