package io.ailog.detection;

import java.util.Locale;

/** What can be wrong with a window, in the order in which evidence is told. */
public enum Flag {
    SPIKE,
    BURST,
    NEW,
    CROSS_NAMESPACE,
    REGRESSION,
    CASCADE;

    /** As the tables name it: {@code is_spike}. */
    public String column() {
        return "is_" + name().toLowerCase(Locale.ROOT);
    }
}
