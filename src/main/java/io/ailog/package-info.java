/** The root: the application's entry point and its one clock. Everything else lives in a room below. */
@NullMarked
package io.ailog;

import org.jspecify.annotations.NullMarked;
