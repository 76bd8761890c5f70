package io.ailog.window;

import java.util.List;

/** Checks of one part of an installation. They write nothing, wait for a bounded time, and never fail themselves. */
public interface Checks {
    /** All results, in the order in which they are shown. */
    List<CheckResult> results();
}
