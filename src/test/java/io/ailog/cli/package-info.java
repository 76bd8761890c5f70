/** Tests of the commands as users give them: separate processes of the packaged application. */
@NullMarked
package io.ailog.cli;

import org.jspecify.annotations.NullMarked;
