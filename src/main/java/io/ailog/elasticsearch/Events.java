package io.ailog.elasticsearch;

import static io.ailog.elasticsearch.ElasticsearchSettings.require;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How documents are read.
 *
 * @param pageSize documents per answer at most, 1 to 10,000, the most that servers allow unless they are told otherwise
 * @param pageBytes the longest answer that is taken; pages are chosen to need a quarter of it
 * @param keepAlive how long the server keeps a point in time between two requests
 * @param sliceFrom documents that are read together at most; a batch with so many or more is read in slices
 * @param slices that are read at the same time, 1 to 20
 */
record Events(
        @DefaultValue("10000") int pageSize,
        @DefaultValue("16MB") DataSize pageBytes,
        @DefaultValue("5m") Duration keepAlive,
        @DefaultValue("100000") long sliceFrom,
        @DefaultValue("2") int slices) {
    static final String KEEP_ALIVE = key("keep-alive");
    static final Events DEFAULT = new Events(10_000, DataSize.ofMegabytes(16), Duration.ofMinutes(5), 100_000, 2);

    Events {
        require(
                pageSize > 0 && pageSize <= 10_000,
                key("page-size") + " must be between 1 and 10000, was " + pageSize + ".");
        require(
                pageBytes.toBytes() >= 1_024 && pageBytes.toGigabytes() < 1,
                key("page-bytes") + " must be between 1KB and 1023MB, was " + pageBytes + ".");
        require(
                keepAlive.compareTo(Duration.ofSeconds(10)) >= 0 && keepAlive.compareTo(Duration.ofDays(1)) <= 0,
                KEEP_ALIVE + " must be between 10s and 24h, was " + keepAlive + ". Write five minutes as 5m.");
        require(sliceFrom > 0, key("slice-from") + " must be above 0, was " + sliceFrom + ".");
        require(slices > 0 && slices <= 20, key("slices") + " must be between 1 and 20, was " + slices + ".");
    }

    private static String key(final String name) {
        return ElasticsearchSettings.PREFIX + ".events." + name;
    }
}
