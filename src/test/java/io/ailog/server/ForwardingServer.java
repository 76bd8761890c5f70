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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A server in front of a real one: refuses some requests as an overloaded one does, and forwards the others one by one. */
public final class ForwardingServer implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Deed> deeds = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final URI behind;
    private volatile int refusals;
    private final int status;

    /** What is done before requests whose method and path begin as {@code request} says are passed. */
    private record Deed(Pattern request, Runnable work) {}

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

    /** Does {@code work} each time before it passes a request whose method and path begin as the pattern says. */
    public void before(final String request, final Runnable work) {
        deeds.add(new Deed(Pattern.compile(request), work));
    }

    /** As {@link #before(String, Runnable)}, before the request of that number alone, counted from 1. */
    public void before(final String request, final int number, final Runnable work) {
        final AtomicInteger passed = new AtomicInteger();
        before(request, () -> {
            if (passed.incrementAndGet() == number) {
                work.run();
            }
        });
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
            final String text = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            deeds.stream()
                    .filter(deed -> deed.request.matcher(text).lookingAt())
                    .forEach(deed -> deed.work.run());
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
