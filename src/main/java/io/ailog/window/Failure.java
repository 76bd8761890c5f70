package io.ailog.window;

import org.jspecify.annotations.Nullable;

/** The reason why work ended, in words for the person who has to mend it: the cause, then the next step. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String message;

    /** What a scheduler should make of a failure. */
    public enum Kind {
        /** Wrong arguments, settings, rights or schema: trying again doesn't help. */
        CONFIGURATION,
        /** Another execution holds the work. */
        HELD,
        /** A server is out of reach for now: nothing is lost, try later. */
        UNREACHABLE,
        /** Anything else: the work failed and a restart resumes it. */
        FAILED
    }

    /**
     * @param message one or two sentences without secrets: what happened, and the setting or command that mends it
     */
    public Failure(final Kind kind, final String message, final @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.message = message;
    }

    public Failure(final Kind kind, final String message) {
        this(kind, message, null);
    }

    @Override
    public String getMessage() {
        return message;
    }

    public Kind kind() {
        return kind;
    }
}
