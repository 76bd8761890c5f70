package io.ailog.detection;

import io.ailog.signature.SignatureFact;
import java.util.Set;

/**
 * A signature in a window.
 *
 * @param isFirst whether no earlier window has it, in whatever namespace
 */
public record SeenSignature(SignatureFact fact, boolean isFirst) {
    /** Error types of what was counted together because there were too many, or couldn't be read. */
    private static final Set<String> SUMMED_UP = Set.of("Other", "Unreadable");

    /** Whether it stands for many errors that have nothing in common, so that no rule may take it for one. */
    public boolean isSummedUp() {
        return SUMMED_UP.contains(fact.signature().errorType());
    }

    public String hash() {
        return fact.signature().hash();
    }
}
