/**
 * The edge to those who watch: files and servers that the figures of runs go to, and channels that announcements go to.
 *
 * <p>In: records of {@code report}. Out: files that are replaced as a whole, and requests and mails with short time-outs, in
 * seconds.
 */
@NullMarked
package io.ailog.delivery;

import org.jspecify.annotations.NullMarked;
