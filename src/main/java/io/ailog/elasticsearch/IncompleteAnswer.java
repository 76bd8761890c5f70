package io.ailog.elasticsearch;

/** An answer that covers only a part of what was asked: never used, asked again instead. */
final class IncompleteAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    IncompleteAnswer(final String message) {
        super(message);
    }
}
