/**
 * Benchmarks: what the jobs take beside the least that the same servers could do it in. {@code mvn -Pbenchmark verify}
 * runs them; {@link io.ailog.benchmark.Size} names the properties that make them smaller.
 */
@NullMarked
package io.ailog.benchmark;

import org.jspecify.annotations.NullMarked;
