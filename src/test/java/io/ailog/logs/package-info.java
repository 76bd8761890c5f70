/**
 * Logs for tests, benchmarks and the demo: invented ones with planted incidents, and real ones from the Loghub files.
 *
 * <p>In: a seed and a range, or a folder of files. Out: documents, the truth about them (counts of ERROR documents per
 * window and namespace, planted incidents), and a loader for Elasticsearch. Times are UTC.
 */
@NullMarked
package io.ailog.logs;

import org.jspecify.annotations.NullMarked;
