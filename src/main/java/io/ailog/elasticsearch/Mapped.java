package io.ailog.elasticsearch;

/**
 * How an index maps a field that was asked for.
 *
 * @param name the field to use in requests
 * @param access how the field can be used
 * @param type what the values are; fields of different types can't be aggregated in one request
 */
record Mapped(String name, Access access, String type) {
    enum Access {
        /** Indexed so that it can be searched and aggregated. */
        DIRECT,
        /** There, but only in the documents themselves: read from them by a runtime field of the request. */
        FROM_SOURCE,
        /** Not there. */
        ABSENT
    }

    static Mapped absent(final String name) {
        return new Mapped(name, Access.ABSENT, "");
    }

    boolean isAbsent() {
        return access == Access.ABSENT;
    }

    /** Whether one request can use both: they are the same, or one isn't there. */
    boolean goesWith(final Mapped other) {
        return isAbsent() || other.isAbsent() || equals(other);
    }

    Mapped or(final Mapped other) {
        return isAbsent() ? other : this;
    }
}
