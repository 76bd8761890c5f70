/**
 * The rules: each looks at the facts of one window and says what is wrong, with its evidence.
 *
 * <p>In: facts up to the window, thresholds, settings. Out: findings; counts are errors per window.
 */
@NullMarked
package io.ailog.detection;

import org.jspecify.annotations.NullMarked;
