package io.ailog.detection;

import io.ailog.signature.ErrorType;
import io.ailog.signature.Signature;
import io.ailog.signature.SignatureFact;
import java.util.Set;

/**
 * A signature in a window.
 *
 * @param isFirst whether no earlier window has it, in whatever namespace
 */
public record SeenSignature(SignatureFact fact, boolean isFirst) {
    /** Hashes of what was counted together because there were too many, or couldn't be read. */
    private static final Set<String> SUMMED_UP = Set.of(Signature.OTHER.hash(), Signature.UNREADABLE.hash());

    /**
     * Whether it stands for errors that have nothing in common, so that no rule may take them for one problem: what was
     * counted together, and messages without a word.
     */
    public boolean isMixed() {
        return SUMMED_UP.contains(hash()) || (isUntyped() && !hasWords());
    }

    private boolean isUntyped() {
        return fact.signature().errorType().equals(ErrorType.UNKNOWN);
    }

    private boolean hasWords() {
        return fact.signature().normalizedMessage().chars().anyMatch(Character::isLetter);
    }

    public String hash() {
        return fact.signature().hash();
    }
}
