package io.ailog.job;

import io.ailog.window.WindowRange;

/** Hears how far a run is. Called from several threads. */
public interface Progress {
    /** What a run does with its windows, one after the other. */
    enum Phase {
        COLLECT,
        DETECT
    }

    /** A part of the run begins: the steps of {@code job} over {@code range}. */
    void begun(String job, WindowRange range);

    /** A phase of it begins, with so many windows to go: the others of the range were done before. */
    void begun(Phase phase, long windows);

    /** Windows were collected, with so many documents in them. */
    void collected(long windows, long documents);

    /** Windows were judged. */
    void detected(long windows);

    /** The run is over, however it went. */
    void ended();
}
