package io.ailog.server;

import org.opentest4j.TestAbortedException;

/** The fact that this machine has no JDK which the wanted server runs on: a reason to skip a test, not to fail it. */
public final class NoSuitableJava extends TestAbortedException {
    private static final long serialVersionUID = 1;

    NoSuitableJava(final String message) {
        super(message);
    }
}
