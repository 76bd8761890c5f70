package io.ailog.signature;

import io.ailog.window.WindowRange;

/**
 * Windows whose documents are read together.
 *
 * @param expected documents that were counted there, by which the way of reading is chosen; nothing is read when 0
 */
public record EventBatch(WindowRange range, long expected) {}
