/** What a report says and what is announced, tested as pure models. */
@NullMarked
package io.ailog.report;

import org.jspecify.annotations.NullMarked;
