package io.ailog;

import io.ailog.cli.CommandLineApplication;
import java.time.Clock;
import java.util.TimeZone;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.aot.AbstractAotProcessor;

/** The application: hands the arguments and the one clock to the command line. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class AiLogAnalyzer {
    /**
     * Runs the command that the arguments name, and ends the process with its exit code; while the jar is built, shows
     * Spring the beans that commands start with.
     */
    public static void main(final String[] args) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            CommandLineApplication.describe(AiLogAnalyzer.class);
            return;
        }
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        CommandLineApplication.main(AiLogAnalyzer.class, Clock.systemUTC(), args);
    }
}
