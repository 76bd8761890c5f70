package io.ailog.job;

import io.ailog.detection.FactSource;
import io.ailog.detection.IssueLedger;
import io.ailog.detection.KnownIssues;
import io.ailog.detection.StaleVerdict;
import io.ailog.detection.StaleVerdicts;
import io.ailog.incident.Assessor;
import io.ailog.incident.IncidentStore;
import io.ailog.window.Namespaces;
import io.ailog.window.WindowRange;
import java.util.List;

/** The three parts of detection over some windows: reading the facts, judging, writing the verdicts. */
final class Detection {
    private final Stores stores;
    private final InForce inForce;
    private final Assessor assessor;
    private final Namespaces namespaces;
    private final int windows;

    /** Where facts are read and verdicts are written. */
    record Stores(FactSource facts, StaleVerdicts stale, IncidentStore incidents, IssueLedger issues) {}

    /** What all windows of a job execution are judged by. */
    record InForce(BaselinesInForce baselines, KnownIssuesInForce issues) {}

    /** @param windows of a page, at most */
    Detection(
            final Stores stores,
            final InForce inForce,
            final Assessor assessor,
            final Namespaces namespaces,
            final int windows) {
        this.stores = stores;
        this.inForce = inForce;
        this.assessor = assessor;
        this.namespaces = namespaces;
        this.windows = windows;
    }

    /** The parts of a range that fit into memory one by one. */
    FactPages pages(final WindowRange range) {
        return new FactPages(stores.facts.pages(range, windows), this::page);
    }

    private DetectionPage page(final WindowRange range) {
        // before the facts: what changes after this look has a mark of its own
        final List<StaleVerdict> marks = stores.stale.in(range);
        return new DetectionPage(range, marks, stores.facts.facts(range, namespaces.names(), inForce.baselines.get()));
    }

    JudgedPage judge(final DetectionPage page) {
        final KnownIssues issues = inForce.issues.get();
        return new JudgedPage(
                page.stale(),
                page.facts().stream()
                        .map(facts -> assessor.assess(facts, issues))
                        .toList(),
                page.facts().stream().flatMap(issues::sightings).toList());
    }

    /** Writes, in the caller's transaction. */
    void save(final JudgedPage page) {
        stores.incidents.save(page.verdicts());
        stores.issues.save(
                page.verdicts().stream()
                        .map(verdict -> verdict.facts().window())
                        .toList(),
                page.sightings());
        stores.stale.settle(page.stale());
    }
}
