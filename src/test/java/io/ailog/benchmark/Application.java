package io.ailog.benchmark;

import io.ailog.job.Installation;
import io.ailog.job.SettableClock;
import io.ailog.server.ElasticsearchServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The application in this JVM on the servers of a benchmark. */
record Application(Installation installation, SettableClock clock) implements AutoCloseable {
    static Application on(final Database database, final ElasticsearchServer logs, final List<String> namespaces) {
        return on(database, logs.uri(), namespaces);
    }

    /** For jobs that ask no log store. */
    static Application on(final Database database, final List<String> namespaces) {
        return on(database, URI.create("http://127.0.0.1:9"), namespaces);
    }

    private static Application on(final Database database, final URI logs, final List<String> namespaces) {
        final SettableClock clock = new SettableClock(Weeks.START.plus(Duration.ofDays(1_000)));
        return new Application(Installation.start(database.place(), logs, clock, namespaces), clock);
    }

    @Override
    public void close() {
        installation.close();
    }
}
