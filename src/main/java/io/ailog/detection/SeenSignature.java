package io.ailog.detection;

import io.ailog.signature.SignatureFact;

/**
 * A signature in a window.
 *
 * @param isFirst whether no earlier window has it, in whatever namespace
 */
public record SeenSignature(SignatureFact fact, boolean isFirst) {}
