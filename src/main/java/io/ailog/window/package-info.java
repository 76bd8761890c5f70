/**
 * Time and what is counted in it: windows of 15 minutes, ranges, slots, namespaces, error counts, and their coverage.
 *
 * <p>In: nothing. Out: the vocabulary and the ports that every other room shares. Times are UTC, ranges half-open,
 * counts are documents.
 */
@NullMarked
package io.ailog.window;

import org.jspecify.annotations.NullMarked;
