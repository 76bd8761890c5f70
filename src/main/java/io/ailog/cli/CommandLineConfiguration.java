package io.ailog.cli;

import io.ailog.window.Namespaces;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the operator edits, read when it is first needed. */
@Configuration(proxyBeanMethods = false)
class CommandLineConfiguration {
    @Bean
    Namespaces namespaces(
            @Value("${ailog.home}") final Path home, @Value("${ailog.namespaces-file}") final String file) {
        return new NamespacesFile(home.resolve(file)).read();
    }
}
