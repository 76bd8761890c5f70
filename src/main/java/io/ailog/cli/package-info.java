/**
 * The command line: commands, arguments, settings, exit codes, and what the screen says.
 *
 * <p>In: arguments, environment and files. Out: requests to the jobs; lines and tables for people.
 */
@NullMarked
package io.ailog.cli;

import org.jspecify.annotations.NullMarked;
