package io.ailog.window;

import java.util.List;

/** What an installation is checked for, in the order in which it is looked at and shown. */
public enum CheckPoint {
    JAVA("Java"),
    CLOCK("clock"),
    ENV(".env"),
    SETTINGS("settings"),
    NAMESPACES("namespaces"),
    LOG_DIRECTORY("log directory"),
    POSTGRES("PostgreSQL"),
    APP_USER("app user"),
    DDL_USER("DDL user"),
    TLS("TLS"),
    SCHEMA("schema"),
    TABLES("tables"),
    WRITING("writing"),
    SEQUENCES("sequences"),
    ELASTICSEARCH("Elasticsearch"),
    INDEX("index"),
    FIELDS("fields"),
    DOCUMENTS("documents"),
    COUNTS("counts"),
    THRESHOLDS("thresholds"),
    LAST_REGULAR("last regular"),
    COVERAGE("coverage");

    private final String label;

    CheckPoint(final String label) {
        this.label = label;
    }

    /** As people and programs read it; the same in every version. */
    public String label() {
        return label;
    }

    /** The earlier points without which nothing can be said about this one. */
    public List<CheckPoint> needs() {
        return switch (this) {
            case JAVA, CLOCK, ENV, SETTINGS, NAMESPACES, LOG_DIRECTORY, POSTGRES, ELASTICSEARCH -> List.of();
            case APP_USER, DDL_USER -> List.of(POSTGRES);
            case TLS, SCHEMA -> List.of(APP_USER);
            case TABLES, WRITING, SEQUENCES, COUNTS, THRESHOLDS, LAST_REGULAR -> List.of(SCHEMA);
            case INDEX -> List.of(ELASTICSEARCH);
            case FIELDS -> List.of(INDEX);
            case DOCUMENTS -> List.of(NAMESPACES, FIELDS);
            case COVERAGE -> List.of(SETTINGS, NAMESPACES, SCHEMA);
        };
    }
}
