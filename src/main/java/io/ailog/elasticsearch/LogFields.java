package io.ailog.elasticsearch;

import static io.ailog.elasticsearch.ElasticsearchSettings.require;

import java.util.List;
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
    LogFields {
        require(
                List.of(timestamp, level, levelValue, namespace, application, version, message, trace).stream()
                        .noneMatch(String::isBlank),
                "A name under " + ElasticsearchSettings.PREFIX
                        + ".fields is empty: remove the setting for its default.");
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
