/** What a report says, tested as a pure model. */
@NullMarked
package io.ailog.report;

import org.jspecify.annotations.NullMarked;
