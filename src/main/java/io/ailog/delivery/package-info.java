/**
 * The edge to those who watch: files and servers that the figures of runs go to.
 *
 * <p>In: records of {@code report}. Out: files that are replaced as a whole, and requests with a short time-out, in seconds.
 */
@NullMarked
package io.ailog.delivery;

import org.jspecify.annotations.NullMarked;
