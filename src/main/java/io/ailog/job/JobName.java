package io.ailog.job;

import java.util.List;

/** The names of the jobs, as commands, schedulers and the job repository know them. */
public final class JobName {
    public static final String INIT = "init";
    public static final String THRESHOLDS = "thresholds";
    public static final String BACKFILL = "backfill";
    public static final String REGULAR = "regular";
    /** {@code backfill --detect-only}. */
    public static final String DETECT = "detect-only";

    /** All of them, in the order in which an installation needs them. */
    public static final List<String> ALL = List.of(INIT, THRESHOLDS, BACKFILL, DETECT, REGULAR);

    /** No job of Spring Batch: it removes their record too. */
    public static final String PURGE = "purge";

    private JobName() {}
}
