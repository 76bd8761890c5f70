package io.ailog.postgres;

/** The schema that this version of the program works with: the last numbered change set of the changelog. */
final class SchemaVersion {
    static final String CURRENT = "0014-announcements";

    private SchemaVersion() {}
}
