package io.ailog;

import io.ailog.cli.CommandLineApplication;
import java.time.Clock;
import java.util.TimeZone;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The application: hands the arguments to the command line, and keeps the one clock. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class AiLogAnalyzer {
    /** Runs the command that the arguments name, and ends the process with its exit code. */
    public static void main(final String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        CommandLineApplication.main(AiLogAnalyzer.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
