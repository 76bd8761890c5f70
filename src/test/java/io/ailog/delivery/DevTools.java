package io.ailog.delivery;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A browser's DevTools protocol: commands with answers, and events, as JSON over a WebSocket. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final JsonMapper json = new JsonMapper();
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    private DevTools() {}

    static DevTools connect(final String address) {
        final DevTools devTools = new DevTools();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), devTools)
                .thenAccept(devTools.socket::complete)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return devTools;
    }

    /** The result of a command to a page's session, or to the browser itself where that is null. */
    JsonNode ask(final @Nullable String session, final String method, final Map<String, ?> parameters) {
        final int id = number.incrementAndGet();
        final ObjectNode command = json.createObjectNode();
        command.put("id", id);
        command.put("method", method);
        command.set("params", json.valueToTree(parameters));
        if (session != null) {
            command.put("sessionId", session);
        }
        final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        socket.join().sendText(command.toString(), true).join();
        final JsonNode said =
                answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (said.has("error")) {
            throw new IllegalStateException(method + ": " + said.get("error"));
        }
        return said.get("result");
    }

    /** Parameters of the events of a page, in the order of their coming. */
    List<JsonNode> events(final String session, final String method) {
        return events.stream()
                .filter(event -> session.equals(event.path("sessionId").asString()))
                .filter(event -> method.equals(event.path("method").asString()))
                .map(event -> event.get("params"))
                .toList();
    }

    @Override
    public @Nullable CompletionStage<?> onText(final WebSocket from, final CharSequence data, final boolean last) {
        text.append(data);
        if (last) {
            final JsonNode message = json.readTree(text.toString());
            text.setLength(0);
            final CompletableFuture<JsonNode> answer =
                    asked.remove(message.path("id").asInt(-1));
            if (answer != null) {
                answer.complete(message);
            } else {
                events.add(message);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.join().abort();
    }
}
