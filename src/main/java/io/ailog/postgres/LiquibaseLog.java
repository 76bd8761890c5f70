package io.ailog.postgres;

import java.util.logging.Level;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Liquibase's log, led into the application's as details: what matters comes as an exception or by {@link LiquibaseUi}. */
class LiquibaseLog extends AbstractLogService {
    @Override
    public int getPriority() {
        return PRIORITY_SPECIALIZED;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Logger getLog(final Class type) {
        return new Lines(LoggerFactory.getLogger(type));
    }

    private static final class Lines extends AbstractLogger {
        private final org.slf4j.Logger target;

        Lines(final org.slf4j.Logger target) {
            this.target = target;
        }

        @Override
        public void log(final Level level, final @Nullable String message, final @Nullable Throwable thrown) {
            if (!level.equals(Level.OFF)) {
                target.debug(message, thrown);
            }
        }

        @Override
        public void close() {
            // the application's log stays open
        }
    }
}
