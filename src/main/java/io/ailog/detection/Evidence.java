package io.ailog.detection;

import org.jspecify.annotations.Nullable;

/**
 * Why a rule fired.
 *
 * @param rule the flag's column, or {@code known_issue} for what explains the others
 * @param observed what was seen, in the rule's unit: errors per window of a spike, of a signature that is new or came
 *     back; errors per minute of a burst; namespaces of a signature in several; services of a cascade
 * @param baseline what is usual in the same unit, null when nothing is known
 * @param threshold the limit, in the same unit; whether it had to be reached or passed, the sentence says
 * @param signature hash of the error that the rule speaks of, null when it speaks of all
 * @param sentence the same for people, in one sentence that also says what would have kept the rule silent
 */
public record Evidence(
        String rule,
        double observed,
        @Nullable Double baseline,
        @Nullable Double threshold,
        @Nullable String signature,
        String sentence) {}
