package io.ailog.report;

import java.time.LocalDate;

/**
 * How much of a day of a namespace was collected.
 *
 * @param day of UTC
 * @param windows of the range on that day
 * @param complete those whose documents were counted, and read completely if they were read
 * @param partial those that were counted, and of which fewer documents were read than counted
 */
public record DayCoverage(String namespace, LocalDate day, int windows, int complete, int partial) {
    public DayCoverage {
        if (complete < 0 || partial < 0 || complete + partial > windows) {
            throw new IllegalArgumentException("`complete` and `partial` must be 0 or more, and together at most "
                    + windows + ", were " + complete + " and " + partial);
        }
    }

    /** Windows that were not collected. */
    public int missing() {
        return windows - complete - partial;
    }
}
