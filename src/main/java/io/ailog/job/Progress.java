package io.ailog.job;

import io.ailog.window.WindowRange;

/** Hears how far a run is. Called from several threads. */
public interface Progress {
    /** A part of the run begins: the steps of {@code job} over {@code range}. */
    void begun(String job, WindowRange range);

    /** Windows were collected, with so many documents in them. */
    void collected(long windows, long documents);

    /** Windows were judged. */
    void detected(long windows);
}
