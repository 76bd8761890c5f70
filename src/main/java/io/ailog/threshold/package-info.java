/**
 * What is usual: the percentile of a namespace's counts by day of the week, its CAP, and operators' adjustments.
 *
 * <p>In: error counts per window. Out: effective thresholds and slot means, in errors per window.
 */
@NullMarked
package io.ailog.threshold;

import org.jspecify.annotations.NullMarked;
