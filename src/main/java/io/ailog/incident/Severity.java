package io.ailog.incident;

import java.util.Locale;

/** How bad an incident is, by its score, the worst first. */
public enum Severity {
    CRITICAL(80),
    HIGH(60),
    MEDIUM(40),
    LOW(20),
    INFO(0);

    private final double from;

    Severity(final double from) {
        this.from = from;
    }

    /** The severity of a score of 0 to 100. */
    public static Severity of(final double score) {
        for (final Severity severity : values()) {
            if (score >= severity.from) {
                return severity;
            }
        }
        return INFO;
    }

    /** As the tables write it: {@code critical}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
