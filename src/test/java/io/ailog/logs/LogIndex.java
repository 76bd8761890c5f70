package io.ailog.logs;

import io.ailog.window.Window;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How the daily indices of the generated logs are named and mapped. */
public final class LogIndex {
    /** The pattern that matches all of them. */
    public static final String PATTERN = "logs-demo-*";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'logs-demo-'uuuu.MM.dd").withZone(ZoneOffset.UTC);

    /** Nothing is refreshed or forced to the disk while loading; fields that nobody searches are kept in the source. */
    private static final String TEMPLATE = """
            {"index_patterns":["logs-demo-*"],"priority":500,"template":{
              "settings":{"number_of_shards":1,"number_of_replicas":0,"refresh_interval":"-1",
                "translog":{"durability":"async","flush_threshold_size":"1gb"}},
              "mappings":{"dynamic":false,"properties":{
                "@timestamp":{"type":"date"},
                "level":{"type":"keyword"},
                "kubernetes":{"properties":{"namespace":{"type":"keyword"}}},
                "application":{"properties":{"name":{"type":"keyword"},"version":{"type":"keyword"}}},
                "traceId":{"type":"keyword"},
                "message":{"type":"text","norms":false,"index_options":"docs",
                  "fields":{"keyword":{"type":"keyword","ignore_above":256}}}}}}}""";

    private LogIndex() {}

    /** The index of a window's documents. */
    static String of(final Window window) {
        return NAME.format(window.start());
    }

    /** The body of a template for all of them. */
    static String template() {
        return TEMPLATE;
    }
}
