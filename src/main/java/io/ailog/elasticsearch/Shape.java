package io.ailog.elasticsearch;

/** How an index maps the three fields that counting needs. */
record Shape(Mapped timestamp, Mapped level, Mapped namespace) {
    boolean goesWith(final Shape other) {
        return timestamp.goesWith(other.timestamp)
                && level.goesWith(other.level)
                && namespace.goesWith(other.namespace);
    }

    Shape or(final Shape other) {
        return new Shape(timestamp.or(other.timestamp), level.or(other.level), namespace.or(other.namespace));
    }

    /** Whether documents of such an index can be counted at all; those without a level are no errors. */
    boolean isCountable() {
        return !timestamp.isAbsent() && !level.isAbsent();
    }
}
