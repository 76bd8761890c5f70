package io.ailog.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that takes what is posted to it, or answers as it is told to. */
final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger status;
    private final AtomicInteger asked = new AtomicInteger();

    /** @param status of its answers */
    WebhookReceiver(final int status) throws IOException {
        this.status = new AtomicInteger(status);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.incrementAndGet();
                final String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                if (this.status.get() / 100 == 2) {
                    taken.add(new JsonMapper().readTree(body));
                }
                exchange.sendResponseHeaders(this.status.get(), -1);
            }
        });
        server.start();
    }

    /** The address of {@code path} there. */
    String url(final String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answers(final int with) {
        status.set(with);
    }

    int asked() {
        return asked.get();
    }

    /** What was taken since this was last asked. */
    List<JsonNode> taken() {
        final List<JsonNode> all = List.copyOf(taken);
        taken.clear();
        return all;
    }

    /** All texts of {@code payload} in their order, whatever holds them. */
    static List<String> texts(final JsonNode payload) {
        final List<String> texts = new ArrayList<>();
        if (payload.path("text").isString()) {
            texts.add(payload.get("text").asString());
        }
        payload.forEach(part -> texts.addAll(texts(part)));
        return texts;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
