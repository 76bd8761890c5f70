package io.ailog.elasticsearch;

/** A search of documents that stay as they are while they are read. */
record OpenSearch(EventSearch search, PointInTime point) {
    static OpenSearch of(final ElasticsearchConnection connection, final EventSearch search) {
        return new OpenSearch(search, PointInTime.open(connection, search.target()));
    }
}
