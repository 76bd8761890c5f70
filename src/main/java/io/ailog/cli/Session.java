package io.ailog.cli;

import io.ailog.job.Failures;
import io.ailog.job.RunningExecution;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.FailureExplainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Starts the application for one command, and turns whatever ends it into an exit code and a line with the fix. */
final class Session {
    private final Class<?> application;
    private final Path home;
    private final Map<String, String> variables;
    private final Clock clock;
    private final Screen screen;
    private final StopOnSignal signal;

    Session(
            final Class<?> application,
            final Path home,
            final Map<String, String> variables,
            final Clock clock,
            final Screen screen,
            final StopOnSignal signal) {
        this.application = application;
        this.home = home;
        this.variables = Map.copyOf(variables);
        this.clock = clock;
        this.screen = screen;
        this.signal = signal;
    }

    /**
     * Runs {@code work} with the started application.
     *
     * @param command name of the command, which names the log file too
     * @param dryRun whether nothing may be written to any database
     * @return the exit code
     */
    int run(final String command, final boolean dryRun, final ToIntFunction<ConfigurableApplicationContext> work) {
        final SettingFailures settings = new SettingFailures();
        try (ConfigurableApplicationContext context = start(command, dryRun)) {
            context.getBeansWithAnnotation(ConfigurationProperties.class);
            signal.stops(context.getBean(RunningExecution.class));
            final List<FailureExplainer> explainers = new ArrayList<>(
                    context.getBeansOfType(FailureExplainer.class).values());
            explainers.add(settings);
            return explained(command, new Failures(explainers), () -> work.applyAsInt(context));
        } catch (final RuntimeException e) {
            return failed(new Failures(List.of(settings)).of(command, List.of(e)));
        }
    }

    private int explained(final String command, final Failures failures, final IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (final RuntimeException e) {
            return failed(failures.of(command, List.of(e)));
        }
    }

    private int failed(final Failure failure) {
        screen.failure(failure.getMessage());
        return ExitCode.of(failure).code();
    }

    private ConfigurableApplicationContext start(final String command, final boolean dryRun) {
        final Settings settings = Settings.read(home, variables);
        final Map<String, Object> properties = new HashMap<>(settings.properties());
        properties.put("ailog.dry-run", dryRun);
        properties.put("logging.file.name", logFile(settings.logDirectory(), command));
        final SpringApplication spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setEnvironment(environment(properties));
        spring.setRegisterShutdownHook(false);
        spring.setLazyInitialization(true);
        spring.setLogStartupInfo(false);
        spring.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("screen", screen);
            context.getBeanFactory().registerSingleton("clock", clock);
        });
        return spring.run();
    }

    /** The settings that users give by key come after the process's own, and before application.yaml. */
    private StandardEnvironment environment(final Map<String, Object> properties) {
        final StandardEnvironment environment = new StandardEnvironment();
        final String process = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(process, new SystemEnvironmentPropertySource(process, new HashMap<>(variables)));
        environment.getPropertySources().addAfter(process, new MapPropertySource("ailog settings", properties));
        return environment;
    }

    /** The clock that commands resolve their ranges by. */
    Clock clock() {
        return clock;
    }

    private static String logFile(final Path directory, final String command) {
        try {
            Files.createDirectories(directory);
            if (Files.isWritable(directory)) {
                return directory.resolve(command + ".log").toString();
            }
        } catch (final IOException e) {
            throw notWritable(directory, e);
        }
        throw notWritable(directory, null);
    }

    private static Failure notWritable(final Path directory, final @Nullable IOException cause) {
        return new Failure(
                Kind.CONFIGURATION,
                "The log directory " + directory + " can't be written to. Set LOG_DIR to one that can.",
                cause);
    }
}
