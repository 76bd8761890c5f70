package io.ailog.cli;

import io.ailog.logs.LogDocument;
import io.ailog.logs.LogDocument.Origin;
import io.ailog.logs.LogDocument.Shape;
import io.ailog.server.LogDocuments;
import io.ailog.server.OlderDatabase;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestElasticsearch;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Errors of three namespaces, more than 100 in a window now and then: of several services and versions, of messages that
 * turn up in the course of days, some of them along traces, some of a known issue. They leave something in every table.
 */
final class SampleLogs {
    static final List<String> NAMESPACES = List.of("pca-dev-01-app", "pca-sit-01-app", "pcb-uat-01-app");

    private static final List<String> APPLICATIONS = List.of("front", "shop", "store");
    private static final long QUARTER_DAY = 6 * 3_600L;

    private final LogDocuments documents = new LogDocuments();
    private final SplittableRandom random = new SplittableRandom(11);
    private final Instant begin;

    private SampleLogs(final Instant begin) {
        this.begin = begin;
    }

    /** Empties the Elasticsearch of the tests and loads the days from {@code from} up to {@code to}. */
    static void load(final String from, final String to) {
        TestElasticsearch.startAfresh();
        TestElasticsearch.load("logs-1", documents(from, to));
    }

    static LogDocuments documents(final String from, final String to) {
        final WindowRange days = new WindowRange(Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"));
        final SampleLogs logs = new SampleLogs(days.from());
        days.windows().forEach(window -> NAMESPACES.forEach(namespace -> logs.window(window, namespace)));
        return logs.documents;
    }

    /** Lets {@code database} know of the issue that some of the errors are of. */
    static void knowTheIssue(final PostgresDatabase database) {
        try {
            OlderDatabase.asApp(database, """
                    INSERT INTO ailog_peak.known_issues (issue_id, issue_name, message_pattern, status, fixed_in_version)
                    VALUES ('SHOP-1', 'parcels get lost', 'the step called b-phase', 'fixed', '1.1.0')
                    """);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void window(final Window window, final String namespace) {
        final int errors = random.nextInt(60) == 0 ? 130 : random.nextInt(4);
        for (int i = 0; i < errors; i++) {
            final Instant time = window.start().plusMillis(i * 6_007L % 900_000);
            final String text = text(time, namespace);
            if (random.nextInt(4) == 0) {
                trace(time, namespace, text);
            } else {
                error(time, namespace, APPLICATIONS.get(random.nextInt(3)), Optional.empty(), text);
            }
        }
    }

    /** The same error in two services, one of them now and then in another namespace. */
    private void trace(final Instant time, final String namespace, final String text) {
        final Optional<String> trace = Optional.of(Long.toHexString(random.nextLong()));
        final int first = random.nextInt(3);
        final String other = random.nextInt(6) == 0 ? NAMESPACES.get(random.nextInt(3)) : namespace;
        error(time, namespace, APPLICATIONS.get(first), trace, text);
        error(time.plusMillis(random.nextInt(3)), other, APPLICATIONS.get((first + 1) % 3), trace, text);
    }

    private void error(
            final Instant time,
            final String namespace,
            final String application,
            final Optional<String> trace,
            final String text) {
        final Origin origin = new Origin(namespace, application, "1." + random.nextInt(2) + ".0");
        documents.json(new LogDocument(time, "ERROR", origin, trace, Optional.of(text), Shape.NESTED).json());
    }

    /** Another one of each namespace, or most windows would have one in several of them; and a further one every six hours. */
    private String text(final Instant time, final String namespace) {
        final int age = (int) ((time.getEpochSecond() - begin.getEpochSecond()) / QUARTER_DAY);
        final char phase = (char) ('a' + random.nextInt(Math.min(26, 3 + age)));
        return "Order " + random.nextInt(100_000) + " of " + namespace.replaceAll("[^a-z]", "")
                + " failed in the step called " + phase + "-phase";
    }
}
