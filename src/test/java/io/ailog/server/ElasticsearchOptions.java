package io.ailog.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to start a server.
 *
 * @param distribution what to start
 * @param heapMegabytes its Java heap
 * @param quickStart compile with C1 only: starts with less work, runs slower
 * @param login demanded from clients, none for a server that lets everybody in
 * @param tls whether it speaks https, with a certificate made for this start
 * @param data folder that is kept and used again, none for a temporary one
 */
public record ElasticsearchOptions(
        ElasticsearchDistribution distribution,
        int heapMegabytes,
        boolean quickStart,
        Optional<Login> login,
        boolean tls,
        Optional<Path> data) {

    /** A user and password; the password must have six characters or more. */
    public record Login(String user, String password) {}

    /** 512 MB, quick to start, open to everybody, nothing kept. */
    public static ElasticsearchOptions forTests() {
        return new ElasticsearchOptions(
                ElasticsearchDistribution.configured(), 512, true, Optional.empty(), false, Optional.empty());
    }

    public ElasticsearchOptions distribution(final ElasticsearchDistribution other) {
        return new ElasticsearchOptions(other, heapMegabytes, quickStart, login, tls, data);
    }

    public ElasticsearchOptions heapMegabytes(final int megabytes) {
        return new ElasticsearchOptions(distribution, megabytes, quickStart, login, tls, data);
    }

    /** Compiles as a server in production does: for benchmarks. */
    public ElasticsearchOptions fullSpeed() {
        return new ElasticsearchOptions(distribution, heapMegabytes, false, login, tls, data);
    }

    public ElasticsearchOptions login(final String user, final String password) {
        return new ElasticsearchOptions(
                distribution, heapMegabytes, quickStart, Optional.of(new Login(user, password)), tls, data);
    }

    public ElasticsearchOptions withTls() {
        return new ElasticsearchOptions(distribution, heapMegabytes, quickStart, login, true, data);
    }

    public ElasticsearchOptions data(final Path folder) {
        return new ElasticsearchOptions(distribution, heapMegabytes, quickStart, login, tls, Optional.of(folder));
    }
}
