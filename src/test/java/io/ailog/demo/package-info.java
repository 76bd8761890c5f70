/**
 * The demo: real servers in a folder, generated logs with planted incidents, the jobs as a user runs them, and a
 * comparison of what was planted with what was found.
 *
 * <p>In: a seed and a folder. Out: text on the console, and with {@code --keep} running servers. Times are UTC.
 */
@NullMarked
package io.ailog.demo;

import org.jspecify.annotations.NullMarked;
