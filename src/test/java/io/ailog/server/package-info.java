/** Real servers on free loopback ports, for tests, the demo and the benchmarks; they end with the JVM that started them. */
@NullMarked
package io.ailog.server;

import org.jspecify.annotations.NullMarked;
