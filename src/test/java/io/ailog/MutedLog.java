package io.ailog;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Keeps warnings that a class provokes on purpose off the screen, where they look like failures. */
public final class MutedLog implements BeforeAllCallback, AfterAllCallback {
    @Override
    public void beforeAll(final ExtensionContext context) {
        set(LogLevel.OFF);
    }

    @Override
    public void afterAll(final ExtensionContext context) {
        set(null);
    }

    private static void set(final @Nullable LogLevel level) {
        LoggingSystem.get(MutedLog.class.getClassLoader()).setLogLevel("io.ailog", level);
    }
}
