package io.ailog.cli;

import io.ailog.job.Failures;
import io.ailog.job.JobName;
import io.ailog.job.LogContext;
import io.ailog.job.RunningExecution;
import io.ailog.window.Check;
import io.ailog.window.CheckPoint;
import io.ailog.window.Failure;
import io.ailog.window.FailureExplainer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Starts the application for one command, and turns whatever ends it into an exit code and a line with the fix. */
final class Session {
    private static final String DRY_RUN = "ailog.dry-run";
    /** The commands whose runs are watched. */
    private static final Set<String> JOBS =
            Set.of(JobName.INIT, JobName.THRESHOLDS, JobName.BACKFILL, JobName.REGULAR, RestartCommand.NAME);

    private final long begun = System.nanoTime();
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
        // until the log file is open, what is logged would go to the screen
        LoggingSystem.get(application.getClassLoader()).beforeInitialize();
        LogContext.begin(command);
        final SettingFailures settings = new SettingFailures();
        try {
            TimeArgument.requireSensible(clock);
            final Settings given = Settings.read(home, variables);
            try (LogFile log = LogFile.open(given.logDirectory(), command)) {
                given.warnings().forEach(screen::warning);
                final Failures failures = new Failures(List.of(settings));
                return logged(() -> explained(
                        command, failures, () -> run(command, start(given, own(dryRun, log)), work, settings)));
            }
        } catch (final RuntimeException e) {
            return failed(new Failures(List.of(settings)).of(command, List.of(e)));
        }
    }

    /** Makes the checks of {@code verify}: what keeps other commands from starting is found, and ends nothing. */
    ExitCode inspect(final VerifyReport report) {
        LoggingSystem.get(application.getClassLoader()).beforeInitialize();
        LogContext.begin(VerifyCommand.NAME);
        final List<Check> checks = new ArrayList<>(new LocalChecks(home, variables, clock).checks());
        final Settings settings;
        try {
            settings = Settings.read(home, variables);
        } catch (final Failure e) {
            // what the check of .env says
            return new Verification(checks, new Failures(List.of()), report).make();
        }
        checks.add(LocalChecks.logDirectory(settings));
        try (LogFile log = logFile(settings)) {
            return inspect(checks, () -> start(settings, own(false, log)), report);
        }
    }

    private static ExitCode inspect(
            final List<Check> checks, final Supplier<ConfigurableApplicationContext> start, final VerifyReport report) {
        final ConfigurableApplicationContext context;
        try {
            context = start.get();
        } catch (final RuntimeException e) {
            checks.add(new Check(CheckPoint.SETTINGS, () -> {
                throw e;
            }));
            return new Verification(checks, new Failures(List.of(new SettingFailures())), report).make();
        }
        try (context) {
            final StartedChecks started = new StartedChecks(context);
            checks.addAll(started.checks());
            return new Verification(checks, started.failures(), report).make();
        }
    }

    /** Where there can't be one, nothing is logged. */
    private static @Nullable LogFile logFile(final Settings settings) {
        try {
            return LogFile.open(settings.logDirectory(), VerifyCommand.NAME);
        } catch (final Failure e) {
            return null;
        }
    }

    private int run(
            final String command,
            final ConfigurableApplicationContext started,
            final ToIntFunction<ConfigurableApplicationContext> work,
            final SettingFailures settings) {
        try (started) {
            started.getBeansWithAnnotation(ConfigurationProperties.class);
            signal.stops(
                    started.getBean(RunningExecution.class), () -> publish(command, ExitCode.STOPPED.code(), started));
            final List<FailureExplainer> explainers = new ArrayList<>(
                    started.getBeansOfType(FailureExplainer.class).values());
            explainers.add(settings);
            final int code = explained(command, new Failures(explainers), () -> work.applyAsInt(started));
            publish(command, code, started);
            return code;
        }
    }

    private void publish(final String command, final int code, final ConfigurableApplicationContext started) {
        if (JOBS.contains(command) && !started.getEnvironment().getRequiredProperty(DRY_RUN, Boolean.class)) {
            started.getBean(RunFiguresBoard.class).publish(command, code, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** Runs {@code work} and closes the log: the end of the process would break off what is being compressed. */
    private int logged(final IntSupplier work) {
        try {
            return work.getAsInt();
        } finally {
            Objects.requireNonNull(
                            LoggingSystem.get(application.getClassLoader()).getShutdownHandler())
                    .run();
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

    private static Map<String, Object> own(final boolean dryRun, final @Nullable LogFile log) {
        return log == null
                ? Map.of(DRY_RUN, dryRun)
                : Map.of(
                        DRY_RUN,
                        dryRun,
                        "logging.file.name",
                        Settings.literal(log.path().toString()));
    }

    /** @param command what the command itself sets, before all else */
    private ConfigurableApplicationContext start(final Settings settings, final Map<String, Object> command) {
        final Map<String, Object> own = new HashMap<>(command);
        own.put("ailog.home", Settings.literal(home.toString()));
        if (Boolean.TRUE.equals(command.get(DRY_RUN))) {
            // it has other beans than those that were prepared when the jar was built
            SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
        }
        final SpringApplication spring = spring(application);
        spring.setEnvironment(environment(own, settings));
        spring.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("screen", screen);
            context.getBeanFactory().registerSingleton("clock", clock);
        });
        return spring.run();
    }

    /** What is the same when the jar is built and when a command is started. */
    static SpringApplication spring(final Class<?> application) {
        final SpringApplication spring = new SpringApplication(application);
        // what was prepared is found by this name
        spring.setMainApplicationClass(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setRegisterShutdownHook(false);
        spring.setLazyInitialization(true);
        spring.setLogStartupInfo(false);
        return spring;
    }

    /**
     * What the command says, such as {@code --dry-run}, comes before all else; the settings that users give by key come
     * after the process's own, and before application.yaml.
     */
    private StandardEnvironment environment(final Map<String, Object> own, final Settings settings) {
        final StandardEnvironment environment = new StandardEnvironment();
        final MutablePropertySources sources = environment.getPropertySources();
        final String process = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        sources.replace(
                process, new SystemEnvironmentPropertySource(process, new HashMap<>(settings.variables(variables))));
        sources.addAfter(process, new MapPropertySource("ailog settings", settings.properties()));
        sources.addFirst(new MapPropertySource("ailog command", own));
        return environment;
    }

    /** The clock that commands resolve their ranges by. */
    Clock clock() {
        return clock;
    }
}
