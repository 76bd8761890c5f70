/**
 * The log store: counts ERROR documents by aggregation in Elasticsearch, and streams them.
 *
 * <p>In: ranges of windows. Out: counts in documents per window and namespace, and events in no particular order.
 */
@NullMarked
package io.ailog.elasticsearch;

import org.jspecify.annotations.NullMarked;
