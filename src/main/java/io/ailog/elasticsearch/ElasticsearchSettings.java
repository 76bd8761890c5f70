package io.ailog.elasticsearch;

import io.ailog.window.Failure;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * Where the logs are and how to ask for them: the settings under {@code ailog.elasticsearch}. Bound when the first
 * request is made and not before, since some commands do without Elasticsearch.
 *
 * @param hosts host names or URLs, at least one
 * @param port of hosts that name none
 * @param index patterns of indices, at least one
 */
record ElasticsearchSettings(
        @DefaultValue List<String> hosts,
        @DefaultValue("9200") int port,
        @DefaultValue List<String> index,
        @DefaultValue Credentials credentials,
        @DefaultValue Tls tls,
        @DefaultValue LogFields fields,
        @DefaultValue Calls calls,
        @DefaultValue Events events) {
    static final String PREFIX = "ailog.elasticsearch";

    ElasticsearchSettings {
        hosts = trimmed(hosts);
        index = trimmed(index);
        require(!hosts.isEmpty(), "ES_HOST is not set. Write the host name or the URL of Elasticsearch into .env.");
        require(port > 0 && port < 65_536, "ES_PORT must be between 1 and 65535, was " + port + ".");
        require(!index.isEmpty(), "ES_INDEX is not set. Write the pattern of the indices with the logs, as in logs-*.");
        IndexPatterns.require(index);
        final List<URI> urls = Urls.of(hosts, port, tls);
        require(
                tls.caCert().isEmpty() || urls.stream().allMatch(Urls::isTls),
                "ES_CA_CERT is set, but ES_HOST says http: write https in ES_HOST, or remove ES_CA_CERT.");
    }

    /** The settings as {@code environment} has them. */
    static ElasticsearchSettings of(final Environment environment) {
        try {
            return Binder.get(environment).bindOrCreate(PREFIX, ElasticsearchSettings.class);
        } catch (final BindException e) {
            throw failureIn(e);
        }
    }

    /** The same for somebody who waits for the answer before the screen. */
    ElasticsearchSettings impatient() {
        return new ElasticsearchSettings(hosts, port, index, credentials, tls, fields, calls.impatient(), events);
    }

    /** The addresses, never with a user or password in them. */
    List<URI> urls() {
        return Urls.of(hosts, port, tls);
    }

    /** The addresses as messages write them. */
    String servers() {
        return urls().stream().map(URI::toString).collect(Collectors.joining(", "));
    }

    /** The patterns as requests write them. */
    String indices() {
        return String.join(",", index);
    }

    static void require(final boolean condition, final String message) {
        if (!condition) {
            throw new Failure(Failure.Kind.CONFIGURATION, message);
        }
    }

    private static List<String> trimmed(final List<String> values) {
        return values.stream()
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static Failure failureIn(final BindException error) {
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure;
            }
        }
        // the value may be a secret, hence its name alone
        return new Failure(
                Failure.Kind.CONFIGURATION,
                "The setting " + error.getName() + " has a value of the wrong type; application.yaml tells its unit.",
                error);
    }
}
