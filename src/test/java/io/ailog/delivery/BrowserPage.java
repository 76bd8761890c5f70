package io.ailog.delivery;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A page of a {@link Browser}. */
final class BrowserPage {
    private final DevTools devTools;
    private final String session;

    private BrowserPage(final DevTools devTools, final String session) {
        this.devTools = devTools;
        this.session = session;
    }

    static BrowserPage open(final DevTools devTools) {
        final String target = devTools.ask(null, "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asString();
        final String session = devTools.ask(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString();
        final BrowserPage page = new BrowserPage(devTools, session);
        List.of("Page", "Runtime", "Log", "Network").forEach(domain -> page.ask(domain + ".enable", Map.of()));
        return page;
    }

    /** Goes to {@code address} and waits until the page says that it is drawn. */
    void visit(final URI address) {
        ask("Page.navigate", Map.of("url", address.toString()));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> truth("document.documentElement?.dataset.ready !== undefined"));
    }

    void resize(final int width, final int height) {
        ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Medium {@code screen} or {@code print}, scheme {@code light} or {@code dark}. */
    void emulate(final String medium, final String scheme) {
        ask(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** The value of an expression of the page's language. */
    JsonNode value(final String expression) {
        final JsonNode result =
                ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    String text(final String expression) {
        return value(expression).asString();
    }

    boolean truth(final String expression) {
        return value(expression).asBoolean();
    }

    int number(final String expression) {
        return value(expression).asInt();
    }

    /** Presses a key where the focus is. */
    void press(final String key, final int code) {
        for (final String type : List.of("keyDown", "keyUp")) {
            ask("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    /** Moves the pressed mouse from one place to another. */
    void drag(final double fromX, final double fromY, final double toX, final double toY) {
        mouse("mouseMoved", fromX, fromY);
        mouse("mousePressed", fromX, fromY);
        mouse("mouseMoved", (fromX + toX) / 2, (fromY + toY) / 2);
        mouse("mouseMoved", toX, toY);
        mouse("mouseReleased", toX, toY);
    }

    private void mouse(final String type, final double x, final double y) {
        final boolean isPressed = !"mouseReleased".equals(type);
        ask(
                "Input.dispatchMouseEvent",
                Map.of("type", type, "x", x, "y", y, "button", "left", "buttons", isPressed ? 1 : 0, "clickCount", 1));
    }

    /** What the page complained about: exceptions, errors and warnings of the console, refusals of its policy. */
    List<String> complaints() {
        final List<String> found = new ArrayList<>();
        devTools.events(session, "Runtime.exceptionThrown").forEach(event -> found.add(event.toString()));
        devTools.events(session, "Runtime.consoleAPICalled").forEach(event -> found.add(event.toString()));
        devTools.events(session, "Log.entryAdded").forEach(event -> found.add(event.toString()));
        devTools.events(session, "Page.javascriptDialogOpening").forEach(event -> found.add(event.toString()));
        return found;
    }

    /** All addresses that were asked for. */
    List<String> requests() {
        return devTools.events(session, "Network.requestWillBeSent").stream()
                .map(event -> event.at("/request/url").asString())
                .toList();
    }

    /** A picture of the first screen, or of the whole page, in the format that the file's name ends with. */
    void picture(final Path file, final boolean isWhole) throws IOException {
        final String name = file.toString();
        final String format = name.substring(name.lastIndexOf('.') + 1);
        final JsonNode picture =
                ask("Page.captureScreenshot", Map.of("format", format, "captureBeyondViewport", isWhole));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(picture.get("data").asString()));
    }

    private JsonNode ask(final String method, final Map<String, ?> parameters) {
        return devTools.ask(session, method, parameters);
    }
}
