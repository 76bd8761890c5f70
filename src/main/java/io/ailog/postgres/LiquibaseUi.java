package io.ailog.postgres;

import java.util.logging.Level;
import liquibase.ui.LoggerUIService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Liquibase would print, led into the log. Warnings of the server arrive here too, among all else; those of our
 * own change sets begin with {@link #OURS} and are worth a reader's time.
 */
class LiquibaseUi extends LoggerUIService {
    private static final String OURS = "ailog_";
    private static final Logger LOG = LoggerFactory.getLogger(LiquibaseUi.class);

    LiquibaseUi() {
        setStandardLogLevel(Level.FINE);
    }

    @Override
    public void sendMessage(final String message) {
        if (message.startsWith(OURS)) {
            LOG.warn(message);
        } else {
            super.sendMessage(message);
        }
    }
}
