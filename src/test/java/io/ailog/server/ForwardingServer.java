package io.ailog.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** A server in front of a real one: refuses the first requests as an overloaded one does, then forwards. */
public final class ForwardingServer implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private final URI behind;
    private volatile int refusals;
    private final int status;

    private ForwardingServer(final HttpServer server, final URI behind, final int refusals, final int status) {
        this.server = server;
        this.behind = behind;
        this.refusals = refusals;
        this.status = status;
    }

    /** A server that answers the first {@code refusals} requests with {@code status}, and passes the others. */
    public static ForwardingServer before(final URI behind, final int refusals, final int status) throws IOException {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        final ForwardingServer forwarding = new ForwardingServer(server, behind, refusals, status);
        server.createContext("/", forwarding::handle);
        server.start();
        return forwarding;
    }

    /** Refuses the next {@code count} requests. */
    public void refuseNext(final int count) {
        refusals = requests.get() + count;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(final HttpExchange exchange) throws IOException {
        try (exchange) {
            final byte[] body = exchange.getRequestBody().readAllBytes();
            if (requests.incrementAndGet() <= refusals) {
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            final HttpRequest request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                    .header("Content-Type", "application/json")
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            answer(exchange, client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(final HttpExchange exchange, final HttpResponse<byte[]> response) throws IOException {
        response.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                .set("Content-Type", type));
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.sendResponseHeaders(response.statusCode(), response.body().length);
        exchange.getResponseBody().write(response.body());
    }
}
