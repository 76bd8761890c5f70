package io.ailog.detection;

import org.jspecify.annotations.Nullable;

/**
 * Why a rule fired.
 *
 * @param rule the flag's column
 * @param observed what was seen, in the rule's unit; errors per window for a spike
 * @param baseline what is usual in the same unit, null when nothing is known
 * @param threshold what {@code observed} had to pass
 * @param signature hash of the error that the rule speaks of, null when it speaks of all
 * @param sentence the same for people, in one sentence
 */
public record Evidence(
        String rule,
        double observed,
        @Nullable Double baseline,
        @Nullable Double threshold,
        @Nullable String signature,
        String sentence) {}
