package io.ailog.elasticsearch;

import io.ailog.server.TestElasticsearch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server of this JVM keeps for searches that go on. */
final class OpenContexts {
    private static final Pattern OPEN = Pattern.compile("\"open_contexts\":(\\d+)");

    private OpenContexts() {}

    static long count() {
        final Matcher open =
                OPEN.matcher(TestElasticsearch.server().http().expect("GET", "/_nodes/stats/indices/search", ""));
        return open.results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
    }
}
