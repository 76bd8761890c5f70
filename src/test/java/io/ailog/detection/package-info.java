/** What events say about windows, beside what holding all of them at hand says. */
@NullMarked
package io.ailog.detection;

import org.jspecify.annotations.NullMarked;
