package io.ailog.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.ailog.server.ElasticsearchServer;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** What the figures were measured on. */
record Machine(List<String> lines) {
    static Machine with(final Database database) {
        return new Machine(List.of(here(), "PostgreSQL " + database.value("SHOW server_version") + ", fsync on"));
    }

    static Machine with(final Database database, final ElasticsearchServer logs) {
        return new Machine(List.of(
                here(),
                "PostgreSQL " + database.value("SHOW server_version") + ", fsync on; Elasticsearch " + logs.version()
                        + ", 1 shard, request cache off"));
    }

    private static String here() {
        final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d cores, %.1f GB memory, load %.1f, %s %s, JDK %s",
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / 1e9,
                system.getSystemLoadAverage(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version());
    }
}
