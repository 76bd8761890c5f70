package io.ailog.elasticsearch;

/** How an index maps the three fields that counting needs. */
record Shape(Mapped timestamp, Mapped level, Mapped namespace) {
    /** One that suits every index, at the price of reading every document. */
    static Shape fromSource(final LogFields names) {
        return new Shape(
                new Mapped(names.timestamp(), Mapped.Access.FROM_SOURCE, "date"),
                new Mapped(names.level(), Mapped.Access.FROM_SOURCE, "keyword"),
                new Mapped(names.namespace(), Mapped.Access.FROM_SOURCE, "keyword"));
    }

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
