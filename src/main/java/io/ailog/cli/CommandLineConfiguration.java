package io.ailog.cli;

import io.ailog.window.Namespaces;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What the operator edits, read when it is first needed. */
@Configuration(proxyBeanMethods = false)
class CommandLineConfiguration {
    @Bean
    Namespaces namespaces(final Environment environment) {
        // asked for by name: @Value would evaluate an expression in a path
        final Path home = Path.of(environment.getRequiredProperty("ailog.home"));
        return new NamespacesFile(home.resolve(environment.getRequiredProperty("ailog.namespaces-file"))).read();
    }
}
