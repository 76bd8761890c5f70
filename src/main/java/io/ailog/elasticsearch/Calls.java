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
    Calls {
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("request-timeout", requestTimeout);
        requirePositive("back-off", backOff);
        require(
                maxBackOff.compareTo(backOff) >= 0,
                key("max-back-off") + " must not be shorter than back-off, was " + maxBackOff + ".");
        require(tries > 0, key("tries") + " must be 1 or more, was " + tries + ".");
        require(
                pageSize > 0 && pageSize <= 65_536,
                key("page-size") + " must be between 1 and 65536, was " + pageSize + ".");
    }

    private static void requirePositive(final String name, final Duration value) {
        require(value.compareTo(Duration.ZERO) > 0, key(name) + " must be longer than 0, was " + value + ".");
    }

    private static String key(final String name) {
        return ElasticsearchSettings.PREFIX + ".calls." + name;
    }
}
