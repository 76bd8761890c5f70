package io.ailog.job;

/** The names of the jobs, as commands, schedulers and the job repository know them. */
public final class JobName {
    public static final String INIT = "init";
    public static final String THRESHOLDS = "thresholds";
    public static final String BACKFILL = "backfill";
    public static final String REGULAR = "regular";
    /** {@code backfill --detect-only}. */
    public static final String DETECT = "detect-only";

    private JobName() {}
}
