package io.ailog.job;

import io.ailog.detection.IssueSighting;
import io.ailog.detection.StaleVerdict;
import io.ailog.incident.Verdict;
import java.util.List;

/**
 * The verdicts on a page.
 *
 * @param stale the marks that they settle
 * @param sightings of known issues in its windows
 */
public record JudgedPage(List<StaleVerdict> stale, List<Verdict> verdicts, List<IssueSighting> sightings) {}
