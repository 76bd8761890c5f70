/**
 * The jobs: what runs in which order, what a chunk is, who may run, and how a run resumes.
 *
 * <p>In: a request with its range. Out: facts and incidents, written chunk by chunk; an outcome.
 */
@NullMarked
package io.ailog.job;

import org.jspecify.annotations.NullMarked;
