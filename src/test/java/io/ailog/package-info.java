/** Tests of the whole: what the rooms may import. */
@NullMarked
package io.ailog;

import org.jspecify.annotations.NullMarked;
