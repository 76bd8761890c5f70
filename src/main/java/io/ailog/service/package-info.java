/**
 * Services: the health of each, the calls between them, and how errors spread from one to the next.
 *
 * <p>In: errors of services and traces of a window. Out: health of 0 to 100, calls, cascades; counts are documents.
 */
@NullMarked
package io.ailog.service;

import org.jspecify.annotations.NullMarked;
