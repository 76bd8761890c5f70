package io.ailog.cli;

import io.ailog.job.Failures;
import io.ailog.window.Check;
import io.ailog.window.CheckPoint;
import io.ailog.window.CheckResult;
import io.ailog.window.Checks;
import io.ailog.window.FailureExplainer;
import io.ailog.window.Namespaces;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** The checks that need the started application, whatever of its settings can't be used. */
record StartedChecks(ConfigurableApplicationContext context) implements Checks {
    @Override
    public List<Check> checks() {
        final List<Check> checks = new ArrayList<>(List.of(
                new Check(CheckPoint.SETTINGS, this::settings), new Check(CheckPoint.NAMESPACES, this::namespaces)));
        context.getBeansOfType(Checks.class).values().forEach(part -> checks.addAll(part.checks()));
        return checks;
    }

    /** Those that can be made: one whose own settings can't be used explains nothing. */
    Failures failures() {
        final List<FailureExplainer> explainers = new ArrayList<>();
        explainers.add(new SettingFailures());
        for (final String name : context.getBeanNamesForType(FailureExplainer.class)) {
            try {
                explainers.add(context.getBean(name, FailureExplainer.class));
            } catch (final BeansException e) {
                // the check that needs these settings says what is wrong with them
            }
        }
        return new Failures(explainers);
    }

    private CheckResult settings() {
        context.getBeansWithAnnotation(ConfigurationProperties.class);
        return CheckResult.ok("every value can be used");
    }

    private CheckResult namespaces() {
        final int number = context.getBean(Namespaces.class).names().size();
        final String file = context.getEnvironment().getRequiredProperty("ailog.namespaces-file");
        return CheckResult.ok(number + (number == 1 ? " is" : " are") + " watched, by " + file);
    }
}
