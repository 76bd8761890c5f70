package io.ailog.threshold;

import java.util.Locale;

/**
 * The threshold that detection compares a count with, and where it comes from.
 *
 * @param value errors per window
 * @param adjusted whether an operator's adjustment was applied
 */
public record EffectiveThreshold(double value, Source source, boolean adjusted) {
    /** What a threshold was taken from. */
    public enum Source {
        /** The namespace's own percentile of that day of the week. */
        PERCENTILE,
        /** The namespace's CAP, because the day has too few samples. */
        CAP,
        /** The value for namespaces that nothing is known of. */
        DEFAULT;

        /** As the tables write it: {@code percentile}, {@code cap}, {@code default}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As {@code detection_method} keeps it: {@code percentile}, {@code cap+adjusted}. */
    public String method() {
        return adjusted ? source.label() + "+adjusted" : source.label();
    }
}
