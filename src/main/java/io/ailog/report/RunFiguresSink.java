package io.ailog.report;

import java.util.List;

/** Someone who watches runs from outside. */
public interface RunFiguresSink {
    /** Whether anybody has asked for it. */
    boolean isWanted();

    /**
     * Hands over the figures of a run, and never fails it.
     *
     * @return sentences on what could not be delivered and which setting to check; none when all went well
     */
    List<String> publish(RunFigures figures);
}
