package io.ailog.server;

/** The fact that this machine has no JDK which the wanted server runs on: a reason to skip, not to fail. */
public final class NoSuitableJava extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuitableJava(final String message) {
        super(message);
    }
}
