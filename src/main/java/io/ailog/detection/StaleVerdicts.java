package io.ailog.detection;

import io.ailog.window.WindowRange;
import java.util.List;

/**
 * The windows whose verdict rests on facts that have changed since, because facts of earlier windows came later. Whoever
 * judges a window reads its mark first, then its facts, and settles the mark together with the verdict: a change in
 * between has another mark, and stays.
 */
public interface StaleVerdicts {
    /** Those of {@code range}, in the order of time. */
    List<StaleVerdict> in(WindowRange range);

    /** All windows that are stale, as ranges of at most a day, in the order of time. */
    List<WindowRange> ranges();

    /** Takes these off the list, in the caller's transaction, unless they were marked again. */
    void settle(List<StaleVerdict> judged);
}
