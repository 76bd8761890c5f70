package io.ailog.job;

import io.ailog.detection.StaleVerdict;
import io.ailog.detection.WindowFacts;
import io.ailog.window.WindowRange;
import java.util.List;

/**
 * Windows that are judged together.
 *
 * @param range all of them, those without facts included
 * @param stale the marks that were on them before the facts were read
 */
public record DetectionPage(WindowRange range, List<StaleVerdict> stale, List<WindowFacts> facts) {}
