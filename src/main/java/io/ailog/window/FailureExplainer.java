package io.ailog.window;

import java.util.Optional;

/** Knows what a technology's exceptions mean to the person who has to mend their cause. */
public interface FailureExplainer {
    /** The failure that {@code thrown} or one of its causes stands for, empty when it is none of this technology's. */
    Optional<Failure> explain(Throwable thrown);
}
