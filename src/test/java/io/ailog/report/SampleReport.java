package io.ailog.report;

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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A small report with a bit of everything, for those who render it. */
public final class SampleReport {
    /** 02:00 to 03:00 on a Monday: four windows, the third of which was not collected. */
    public static final WindowRange RANGE =
            new WindowRange(Instant.parse("2026-03-02T02:00:00Z"), Instant.parse("2026-03-02T03:00:00Z"));

    private static final Instant LAST = Instant.parse("2026-03-02T02:45:00Z");

    private SampleReport() {}

    /**
     * The report.
     *
     * @param message what its incident, its signature and the root of its cascade say
     */
    public static Report saying(final String message) {
        return new Report(
                Instant.parse("2026-03-02T03:01:00Z"),
                RANGE,
                new Summary(
                        95,
                        new Summary.Extent(4, 3, 0, Optional.of(LAST)),
                        new SeverityTotals(Map.of(Severity.HIGH, 1L)),
                        0,
                        1,
                        List.of("One episode goes on.")),
                List.of(namespace("shop-sit-01-app", 50, 12, 0, -1, 80), namespace("shop-dev-01-app", 30, 0, 0, -1, 3)),
                List.of(incident(message)),
                Episodes.of(
                        List.of(new RecordedIncident(
                                17, "shop-sit-01-app", new Window(LAST), 80, Severity.HIGH, 65.25)),
                        Optional.of(new Window(LAST))),
                List.of(cascade(message)),
                List.of(
                        new DayCoverage("shop-sit-01-app", LocalDate.of(2026, 3, 2), 4, 2, 1),
                        new DayCoverage("shop-dev-01-app", LocalDate.of(2026, 3, 2), 4, 3, 0)),
                List.of(new ReportedRun(
                        5,
                        "backfill",
                        RANGE,
                        new ReportedRun.Times(
                                Optional.of(Instant.parse("2026-03-02T03:00:10Z")),
                                Optional.of(Duration.ofMillis(2_500))),
                        "COMPLETED",
                        Optional.of("COMPLETED"),
                        4,
                        95)));
    }

    private static ReportedNamespace namespace(final String name, final int priority, final int... errors) {
        final Counts counts = Counts.none(errors.length);
        for (int window = 0; window < errors.length; window++) {
            if (errors[window] >= 0) {
                counts.set(window, errors[window]);
            }
        }
        return new ReportedNamespace(
                new Namespace(name, priority, Set.of("shop", name.substring(5, 8)), AlertRule.CRITICAL),
                counts,
                new ReportedNamespace.Limits(
                        OptionalDouble.of(62.93),
                        List.of(40.0, 55.0, 60.0, 62.0, 66.0, 80.0, 84.5),
                        Collections.nCopies(7, 96L)));
    }

    private static ReportedIncident incident(final String message) {
        return new ReportedIncident(
                17,
                LAST,
                "shop-sit-01-app",
                new ReportedIncident.Size(80, OptionalDouble.of(10.5), OptionalDouble.of(7.62), OptionalDouble.of(40)),
                new ReportedIncident.Verdict(
                        Severity.HIGH,
                        65.25,
                        List.of("is_spike", "is_cascade"),
                        List.of(new ReportedIncident.Reason(
                                "is_spike",
                                OptionalDouble.of(80),
                                OptionalDouble.of(10.5),
                                OptionalDouble.of(40),
                                Optional.empty(),
                                "80 errors, and 40 are the threshold."))),
                new ReportedIncident.Lead(
                        Optional.of("cart"),
                        Optional.of("1.4.2"),
                        Optional.of("SQLException"),
                        Optional.of(message),
                        Optional.empty(),
                        Optional.of("database"),
                        Optional.of("connection"),
                        List.of("cart", "checkout")),
                List.of(new ReportedSignature(
                        new ReportedSignature.Text(
                                "abc123", Optional.of("SQLException"), Optional.of(message), Optional.of(message)),
                        78)),
                new ReportedIncident.Handling(
                        Optional.of(new ReportedIncident.KnownProblem(
                                "KI-1", Optional.of(message), Optional.empty(), Optional.of("SHOP-12"))),
                        "open",
                        true,
                        List.of(new Correction(
                                Instant.parse("2026-03-02T03:00:30Z"),
                                said(70, 55.25, "medium"),
                                said(80, 65.25, "high")))),
                List.of("00ff"));
    }

    private static Correction.Said said(final double errors, final double score, final String severity) {
        return new Correction.Said(
                OptionalDouble.of(errors),
                OptionalDouble.of(score),
                Optional.of(severity),
                Optional.empty(),
                List.of("is_spike"));
    }

    private static ReportedCascade cascade(final String message) {
        return new ReportedCascade(
                "00ff",
                LAST,
                new ReportedCascade.Root(
                        "shop-sit-01-app",
                        "cart",
                        Optional.of("SQLException"),
                        Optional.of(message),
                        Optional.of("trace-1")),
                List.of(new ReportedCascade.Reached(
                        "shop-sit-01-app", "checkout", 1, 9, List.of("shop-sit-01-app/cart"))),
                21,
                1,
                Optional.of("medium"),
                "open");
    }
}
