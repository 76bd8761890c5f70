/** The forms of reports, tested. */
@NullMarked
package io.ailog.delivery;

import org.jspecify.annotations.NullMarked;
