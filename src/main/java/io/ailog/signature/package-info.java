/**
 * What an error message says, told apart from what varies in it: normalised text, error type, signature, category.
 *
 * <p>In: the text of one message, of any length and shape. Out: the same value for the same text, whatever came before
 * it. Lengths are UTF-16 characters; the work on a message is linear in its length.
 */
@NullMarked
package io.ailog.signature;

import org.jspecify.annotations.NullMarked;
