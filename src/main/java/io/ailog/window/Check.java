package io.ailog.window;

import java.util.function.Supplier;

/**
 * A look at one point of an installation, which writes nothing that is kept.
 *
 * @param look finds the result within a bounded time; what it throws is a result too
 */
public record Check(CheckPoint point, Supplier<CheckResult> look) {}
