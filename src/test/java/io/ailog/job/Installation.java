package io.ailog.job;

import io.ailog.AiLogAnalyzer;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.threshold.Percentile;
import io.ailog.threshold.ThresholdRequest;
import io.ailog.window.Namespace;
import io.ailog.window.Namespace.AlertRule;
import io.ailog.window.Namespaces;
import io.ailog.window.WindowRange;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The whole application in this JVM, on the servers of the tests, with a clock that the test moves. */
public final class Installation implements AutoCloseable {
    private static final BeanDefinitionCustomizer PRIMARY = bean -> bean.setPrimary(true);

    private final ConfigurableApplicationContext context;

    private Installation(final ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The application watching {@code namespaces} in the indices {@code logs-*}. */
    static Installation start(final Clock clock, final List<String> namespaces) {
        return start(clock, namespaces, Map.of());
    }

    /** As {@link #start(Clock, List)}, with some settings of its own. */
    static Installation start(final Clock clock, final List<String> namespaces, final Map<String, Object> settings) {
        return start(TestPostgres.database(), TestElasticsearch.uri(), clock, namespaces, settings);
    }

    /** As {@link #start(Clock, List)}, on other servers. */
    public static Installation start(
            final PostgresDatabase database,
            final URI elasticsearch,
            final Clock clock,
            final List<String> namespaces) {
        return start(database, elasticsearch, clock, namespaces, Map.of());
    }

    private static Installation start(
            final PostgresDatabase database,
            final URI elasticsearch,
            final Clock clock,
            final List<String> namespaces,
            final Map<String, Object> settings) {
        final Map<String, Object> properties = new HashMap<>(connection(database));
        properties.put("ailog.elasticsearch.hosts", elasticsearch.toString());
        properties.put("ailog.elasticsearch.index", "logs-*");
        properties.put("ailog.home", ".");
        properties.put("logging.file.name", "target/jobs-it.log");
        properties.put("spring.main.lazy-initialization", true);
        properties.putAll(settings);
        return new Installation(new SpringApplicationBuilder(AiLogAnalyzer.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .environment(environment(properties))
                .initializers(context -> replace((GenericApplicationContext) context, clock, namespaces))
                .run());
    }

    RunOutcome run(final String job, final WindowRange range) {
        return run(RunRequest.overRange(job, range, 1, false));
    }

    /** With as many workers as the command line takes when none are named. */
    public RunOutcome rerun(final String job, final WindowRange range) {
        return rerun(job, range, 2);
    }

    public RunOutcome rerun(final String job, final WindowRange range, final int workers) {
        return run(RunRequest.overRange(job, range, workers, true));
    }

    /** Judges what was collected once more. */
    public RunOutcome detect(final WindowRange range) {
        return rerun(JobName.DETECT, range);
    }

    RunOutcome regular() {
        return run(RunRequest.regular(bean(RegularWindows.class).due().free(), false));
    }

    public RunOutcome thresholds() {
        return run(RunRequest.thresholds(new ThresholdRequest(new Percentile(0.93), null, false)));
    }

    RunOutcome run(final RunRequest request) {
        return bean(JobRunner.class).run(request);
    }

    <T> T bean(final Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static Map<String, Object> connection(final PostgresDatabase database) {
        return Map.of(
                "ailog.postgres.host", database.server().host(),
                "ailog.postgres.port", database.server().port(),
                "ailog.postgres.name", database.name(),
                "ailog.postgres.user", database.appUser(),
                "ailog.postgres.password", database.appPassword());
    }

    private static ConfigurableEnvironment environment(final Map<String, Object> properties) {
        final StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return environment;
    }

    private static void replace(
            final GenericApplicationContext context, final Clock clock, final List<String> namespaces) {
        final Namespaces watched = new Namespaces(namespaces.stream()
                .map(name -> new Namespace(name, 50, Set.of(), AlertRule.WARN))
                .toList());
        context.registerBean("testClock", Clock.class, () -> clock, PRIMARY);
        context.registerBean("testNamespaces", Namespaces.class, () -> watched, PRIMARY);
        context.registerBean("testProgress", Progress.class, Silence::new, PRIMARY);
    }

    static WindowRange range(final String from, final String to) {
        return new WindowRange(Instant.parse(from), Instant.parse(to));
    }

    /** A listener to whom progress means nothing. */
    private static final class Silence implements Progress {
        @Override
        public void begun(final String job, final WindowRange range) {
            // nobody is watching
        }

        @Override
        public void begun(final Phase phase, final long windows) {
            // nobody is watching
        }

        @Override
        public void collected(final long windows, final long documents) {
            // nobody is watching
        }

        @Override
        public void detected(final long windows) {
            // nobody is watching
        }

        @Override
        public void ended() {
            // nobody is watching
        }
    }
}
