package io.ailog.elasticsearch;

import static io.ailog.elasticsearch.ElasticsearchSettings.require;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient requests are.
 *
 * @param connectTimeout for the connection
 * @param requestTimeout from the sending of a request to the last byte of its answer
 * @param tries of one request in all, 1 for no second try
 * @param backOff pause before the second try; doubles with each further one
 * @param maxBackOff the longest pause
 * @param pageSize buckets per answer, 1 to 65,536
 */
record Calls(
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("60s") Duration requestTimeout,
        @DefaultValue("5") int tries,
        @DefaultValue("500ms") Duration backOff,
        @DefaultValue("10s") Duration maxBackOff,
        @DefaultValue("10000") int pageSize) {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);

    Calls {
        requireWithin("connect-timeout", connectTimeout);
        requireWithin("request-timeout", requestTimeout);
        requireWithin("back-off", backOff);
        requireWithin("max-back-off", maxBackOff);
        require(
                maxBackOff.compareTo(backOff) >= 0,
                key("max-back-off") + " must not be shorter than back-off, was " + maxBackOff + ".");
        require(tries > 0 && tries <= 1_000, key("tries") + " must be between 1 and 1000, was " + tries + ".");
        require(
                pageSize > 0 && pageSize <= 65_536,
                key("page-size") + " must be between 1 and 65536, was " + pageSize + ".");
    }

    /** One try, and no answer that takes longer than a person waits. */
    Calls impatient() {
        final Duration wait = requestTimeout.compareTo(PATIENCE) < 0 ? requestTimeout : PATIENCE;
        return new Calls(connectTimeout, wait, 1, backOff, maxBackOff, pageSize);
    }

    private static void requireWithin(final String name, final Duration value) {
        require(
                value.compareTo(SHORTEST) >= 0 && value.compareTo(LONGEST) <= 0,
                key(name) + " must be between 1ms and 1h, was " + value + ". Write a minute as 60s.");
    }

    private static String key(final String name) {
        return ElasticsearchSettings.PREFIX + ".calls." + name;
    }
}
