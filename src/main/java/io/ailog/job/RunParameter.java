package io.ailog.job;

/**
 * The names of the job parameters. {@code from}, {@code to} and {@code run} identify an instance of a job over a range, the
 * {@code claim} one of thresholds, since every computation is an instance of its own; the others are choices of one
 * execution.
 */
final class RunParameter {
    /** Start of the first window, ISO-8601. */
    static final String FROM = "from";
    /** End of the last window, ISO-8601. */
    static final String TO = "to";
    /** 1 for the first instance of a range, 2 for the first repetition asked for by the user, and so on. */
    static final String RUN = "run";
    /** The time at which the execution began by the clock of its machine, ISO-8601: clocks may be wrong and be set. */
    static final String AS_OF = "asOf";
    /** Days that are worked on at the same time. */
    static final String WORKERS = "workers";
    /** The number of the claim under which the execution works, of the part of it that stands for its windows. */
    static final String CLAIM = "claim";

    /** The log file of the process. */
    static final String LOG = "log";

    static final String PERCENTILE = "percentile";
    static final String SINCE = "since";
    static final String ZERO_WINDOWS = "zeroWindows";

    private RunParameter() {}
}
