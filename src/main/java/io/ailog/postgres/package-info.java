/**
 * The database: keeps counts, coverage, thresholds, incidents and claims in PostgreSQL.
 *
 * <p>In and out: the records of the pure rooms, through their ports. Times are {@code timestamptz}.
 */
@NullMarked
package io.ailog.postgres;

import org.jspecify.annotations.NullMarked;
