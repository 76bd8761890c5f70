package io.ailog.cli;

import io.ailog.job.RunOutcome;
import io.ailog.window.Failure;

/** What the process tells the scheduler that started it; the same for every command. */
enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0),
    /** Failed; the same command resumes. */
    FAILED(1),
    /** Wrong arguments or configuration. */
    CONFIGURATION(2),
    /** Another execution holds the work. */
    HELD(3),
    /** Stopped by an operator or a signal; the same command resumes. */
    STOPPED(4),
    /** Elasticsearch or PostgreSQL is out of reach; nothing is lost. */
    UNREACHABLE(5),
    /** {@code verify} found something. */
    FOUND(6);

    private final int code;

    ExitCode(final int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ExitCode of(final Failure failure) {
        return of(failure.kind());
    }

    static ExitCode of(final Failure.Kind kind) {
        return switch (kind) {
            case CONFIGURATION -> CONFIGURATION;
            case HELD -> HELD;
            case UNREACHABLE -> UNREACHABLE;
            case FAILED -> FAILED;
        };
    }

    static ExitCode of(final RunOutcome outcome) {
        return switch (outcome.state()) {
            case DONE, ALREADY_DONE -> DONE;
            case STOPPED -> STOPPED;
            case FAILED -> outcome.failure().map(ExitCode::of).orElse(FAILED);
        };
    }
}
