package io.ailog.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Elasticsearch on the loopback interface, started as a process of its own and ended with the JVM that started
 * it, on SIGKILL too.
 */
public final class ElasticsearchServer implements RunningElasticsearch {
    private static final Pattern HTTP_ADDRESS = Pattern.compile("HttpServerTransport.*publish_address \\{.*?:(\\d+)}");
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration RHYTHM = Duration.ofMillis(150);

    private final ElasticsearchFiles files;
    private final WatchedProcess process;
    private final ElasticsearchHttp http;

    private ElasticsearchServer(
            final ElasticsearchFiles files, final WatchedProcess process, final ElasticsearchHttp http) {
        this.files = files;
        this.process = process;
        this.http = http;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @throws NoSuitableJava when no JDK here runs this version
     * @throws ServerStartFailed when it ends, or is not ready within four minutes
     */
    public static ElasticsearchServer start(final ElasticsearchOptions options) {
        final ElasticsearchFiles files = ElasticsearchFiles.writtenFor(options);
        final WatchedProcess process = WatchedProcess.start(command(options), files.environment(), files.work());
        try {
            return ready(files, process);
        } catch (final RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** A server for tests, with nothing in it. */
    public static ElasticsearchServer start() {
        return start(ElasticsearchOptions.forTests());
    }

    /** {@code http://127.0.0.1:PORT}, or {@code https://localhost:PORT}. */
    @Override
    public URI uri() {
        return http.uri();
    }

    /** As in {@code 8.19.0}. */
    public String version() {
        return files.options().distribution().version();
    }

    /** The PEM file of the authority that signed the certificate of a server with TLS. */
    public Path authority() {
        return files.authority();
    }

    /** The folder of this start alone. */
    Path work() {
        return files.work();
    }

    @Override
    public ElasticsearchHttp http() {
        return http;
    }

    /** Stops the server and deletes all that it wrote, except a data folder that was given. */
    @Override
    public void close() {
        process.close();
    }

    private static List<String> command(final ElasticsearchOptions options) {
        final List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // the server refuses to run as root; in a user namespace of its own it is somebody else
            command.addAll(List.of("unshare", "-U", "--map-user=1000", "--map-group=1000"));
        }
        command.add(options.distribution().home().resolve("bin/elasticsearch").toString());
        return command;
    }

    private static ElasticsearchServer ready(final ElasticsearchFiles files, final WatchedProcess process) {
        final long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < limit && process.isAlive()) {
            for (final String line : Console.lines(process.console())) {
                final Matcher matcher = HTTP_ADDRESS.matcher(line);
                if (matcher.find()) {
                    final ElasticsearchHttp http = ElasticsearchHttp.to(files, Integer.parseInt(matcher.group(1)));
                    awaitHealth(files.options(), http, process, limit);
                    return new ElasticsearchServer(files, process, http);
                }
            }
            process.pause(RHYTHM);
        }
        throw failed(files.options(), process);
    }

    /** A server with security answers 401 for its first moments, even after a 200: hence three in a row. */
    private static void awaitHealth(
            final ElasticsearchOptions options,
            final ElasticsearchHttp http,
            final WatchedProcess process,
            final long limit) {
        int healthy = 0;
        while (healthy < 3) {
            if (System.nanoTime() > limit || !process.isAlive()) {
                throw failed(options, process);
            }
            if (http.isHealthy()) {
                healthy++;
            } else {
                healthy = 0;
                process.pause(RHYTHM);
            }
        }
    }

    private static ServerStartFailed failed(final ElasticsearchOptions options, final WatchedProcess process) {
        final String how =
                process.isAlive() ? " was not ready within " + START_LIMIT.toMinutes() + " minutes." : " ended.";
        return new ServerStartFailed(
                "Elasticsearch " + options.distribution().version() + how, process.console(), null);
    }
}
