/** What delivery makes of reports and announcements, and where it takes them. */
@NullMarked
package io.ailog.delivery;

import org.jspecify.annotations.NullMarked;
