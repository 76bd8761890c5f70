/**
 * Incidents: the findings of one window and namespace put together, scored and graded.
 *
 * <p>In: findings. Out: incidents with a score of 0 to 100 and a severity.
 */
@NullMarked
package io.ailog.incident;

import org.jspecify.annotations.NullMarked;
