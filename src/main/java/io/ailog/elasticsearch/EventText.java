package io.ailog.elasticsearch;

/** The texts of an event. */
enum EventText {
    APPLICATION,
    VERSION,
    MESSAGE,
    TRACE;

    /** The name of its field. */
    String field(final LogFields fields) {
        return switch (this) {
            case APPLICATION -> fields.application();
            case VERSION -> fields.version();
            case MESSAGE -> fields.message();
            case TRACE -> fields.trace();
        };
    }
}
