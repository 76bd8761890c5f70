package io.ailog.elasticsearch;

import io.ailog.server.TestElasticsearch;
import java.time.Duration;
import java.util.List;

/** Settings that tests vary, with short pauses between tries. */
record TestSettings(String host, List<String> index, Credentials credentials, Tls tls, Calls calls, Events events) {
    /** Of the one server of this JVM. */
    static TestSettings of(final String... index) {
        return at(TestElasticsearch.uri().toString(), index);
    }

    static TestSettings at(final String host, final String... index) {
        return new TestSettings(host, List.of(index), Credentials.NONE, Tls.DEFAULT, calls(10_000, 3), Events.DEFAULT);
    }

    TestSettings pages(final int size) {
        return new TestSettings(host, index, credentials, tls, calls(size, calls.tries()), events);
    }

    TestSettings tries(final int tries) {
        return new TestSettings(host, index, credentials, tls, calls(calls.pageSize(), tries), events);
    }

    /** With {@code limit} for the whole answer to a request. */
    TestSettings limit(final Duration limit) {
        final Calls other = new Calls(
                calls.connectTimeout(), limit, calls.tries(), calls.backOff(), calls.maxBackOff(), calls.pageSize());
        return new TestSettings(host, index, credentials, tls, other, events);
    }

    TestSettings login(final String user, final String password) {
        return new TestSettings(host, index, new Credentials(user, password, ""), tls, calls, events);
    }

    TestSettings apiKey(final String key) {
        return new TestSettings(host, index, new Credentials("", "", key), tls, calls, events);
    }

    TestSettings tls(final Tls other) {
        return new TestSettings(host, index, credentials, other, calls, events);
    }

    TestSettings events(final Events other) {
        return new TestSettings(host, index, credentials, tls, calls, other);
    }

    ElasticsearchSettings settings() {
        return new ElasticsearchSettings(
                List.of(host.split(",")), 9200, index, credentials, tls, LogFields.defaults(), calls, events);
    }

    ElasticsearchConnection connection() {
        return new ElasticsearchConnection(this::settings);
    }

    private static Calls calls(final int pageSize, final int tries) {
        final Duration second = Duration.ofSeconds(1);
        return new Calls(
                second.multipliedBy(5), second.multipliedBy(60), tries, second.dividedBy(100), second, pageSize);
    }
}
