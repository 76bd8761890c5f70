package io.ailog.cli;

import io.ailog.signature.CategoryRules;
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
        return new NamespacesFile(home(environment).resolve(environment.getRequiredProperty("ailog.namespaces-file")))
                .read();
    }

    @Bean
    CategoryRules categories(final Environment environment) {
        final String file = environment.getRequiredProperty("ailog.detection.categories-file");
        return file.isBlank()
                ? CategoryRules.standard()
                : new CategoriesFile(home(environment).resolve(file)).read();
    }

    private static Path home(final Environment environment) {
        // asked for by name: @Value would evaluate an expression in a path
        return Path.of(environment.getRequiredProperty("ailog.home"));
    }
}
