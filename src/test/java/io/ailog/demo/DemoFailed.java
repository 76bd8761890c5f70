package io.ailog.demo;

import org.jspecify.annotations.Nullable;

/** The reason why the demo ended early, in words for the person in front of it, with the exit code. */
final class DemoFailed extends RuntimeException {
    static final int FAILED = 1;
    static final int ARGUMENTS = 2;
    static final int HELD = 3;

    private static final long serialVersionUID = 1;

    private final int code;

    DemoFailed(final int code, final String message) {
        this(code, message, null);
    }

    DemoFailed(final int code, final String message, final @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    int code() {
        return code;
    }
}
