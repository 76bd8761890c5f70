/**
 * Labelled and hostile messages, and what the signatures make of them.
 *
 * <p>In: files of labelled lines, seeds. Out: the share of lines that are grouped as their statements are.
 */
@NullMarked
package io.ailog.signature;

import org.jspecify.annotations.NullMarked;
