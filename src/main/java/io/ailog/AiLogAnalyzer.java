package io.ailog;

import io.ailog.cli.CommandLineApplication;
import java.time.Clock;
import java.util.TimeZone;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application: hands the arguments and the one clock to the command line. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class AiLogAnalyzer {
    /** Runs the command that the arguments name, and ends the process with its exit code. */
    public static void main(final String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        CommandLineApplication.main(AiLogAnalyzer.class, Clock.systemUTC(), args);
    }
}
