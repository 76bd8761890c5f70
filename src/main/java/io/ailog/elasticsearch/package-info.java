/**
 * The log store: counts ERROR documents by aggregation in Elasticsearch.
 *
 * <p>In: ranges of windows. Out: counts in documents per window and namespace.
 */
@NullMarked
package io.ailog.elasticsearch;

import org.jspecify.annotations.NullMarked;
