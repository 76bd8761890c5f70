package io.ailog.logs;

/** A step on a release's way to production; the earlier, the more errors. */
enum Stage {
    DEV("dev", 1.9, 0),
    FAT("fat", 1.2, 2),
    SIT("sit", 0.8, 4),
    UAT("uat", 0.45, 8);

    private final String label;
    private final double load;
    private final int lagDays;

    Stage(final String label, final double load, final int lagDays) {
        this.label = label;
        this.load = load;
        this.lagDays = lagDays;
    }

    String label() {
        return label;
    }

    /** Errors in proportion to the other stages. */
    double load() {
        return load;
    }

    /** Days from a release's build to its arrival here. */
    int lagDays() {
        return lagDays;
    }

    /** Whether batch jobs run here at night. */
    boolean hasNightlyBatch() {
        return this == SIT || this == UAT;
    }
}
