package io.ailog.elasticsearch;

import java.util.List;

/** The server's knowledge of fields. */
record FieldCapabilities(ElasticsearchConnection connection) {
    /**
     * The capabilities of fields, index by index.
     *
     * @param indices as requests write them
     * @param fields names, or {@code *}
     */
    IndexFields of(final String indices, final List<String> fields) {
        return new IndexFields(connection.ask(new FieldCapabilitiesRequest(indices, fields)::send));
    }
}
