package io.ailog.elasticsearch;

import static io.ailog.elasticsearch.ElasticsearchSettings.require;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The names of the fields of a log document.
 *
 * @param timestamp when it happened
 * @param level how bad it is
 * @param levelValue the level of the documents that count
 * @param namespace of Kubernetes
 * @param application the service
 * @param version of the service
 * @param message what the service said
 * @param trace identifier that is common to the documents of one request
 */
record LogFields(
        @DefaultValue("@timestamp") String timestamp,
        @DefaultValue("level") String level,
        @DefaultValue("ERROR") String levelValue,
        @DefaultValue("kubernetes.namespace") String namespace,
        @DefaultValue("application.name") String application,
        @DefaultValue("application.version") String version,
        @DefaultValue("message") String message,
        @DefaultValue("traceId") String trace) {
    private static final int LONGEST = 255;

    /** Parts with dots between, none of them empty. A comma or an asterisk would mean several fields. */
    private static final Pattern NAME = Pattern.compile("[^.,*\\p{C}]++(?:\\.[^.,*\\p{C}]++){0,19}");

    LogFields {
        requireName("ES_FIELD_TIMESTAMP", timestamp);
        requireName("ES_FIELD_LEVEL", level);
        requireName("ES_FIELD_NAMESPACE", namespace);
        requireName("ES_FIELD_APPLICATION", application);
        requireName("ES_FIELD_VERSION", version);
        requireName("ES_FIELD_MESSAGE", message);
        requireName("ES_FIELD_TRACE", trace);
        require(
                !levelValue.isBlank() && levelValue.length() <= LONGEST,
                "ES_LEVEL_VALUE must be a text of 1 to " + LONGEST + " characters, as in ERROR.");
    }

    private static void requireName(final String key, final String name) {
        require(
                name.length() <= LONGEST
                        && !name.isBlank()
                        && NAME.matcher(name).matches(),
                key + " must be the name of one field of up to " + LONGEST
                        + " characters and 20 parts with dots between, as in kubernetes.namespace.");
    }

    static LogFields defaults() {
        return new LogFields(
                "@timestamp",
                "level",
                "ERROR",
                "kubernetes.namespace",
                "application.name",
                "application.version",
                "message",
                "traceId");
    }
}
