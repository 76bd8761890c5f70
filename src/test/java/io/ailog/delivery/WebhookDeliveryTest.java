package io.ailog.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.ailog.MutedLog;
import io.ailog.report.Message;
import io.ailog.report.SampleMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Receivers that don't behave. */
@ExtendWith(MutedLog.class)
class WebhookDeliveryTest {
    private static final Message SAMPLE = SampleMessage.at(Instant.parse("2026-03-02T12:00:00Z"));

    private final AtomicInteger followed = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    WebhookDeliveryTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.createContext("/other", exchange -> {
            try (exchange) {
                followed.incrementAndGet();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.createContext("/elsewhere", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Location", url("/other"));
                exchange.sendResponseHeaders(307, -1);
            }
        });
        server.createContext("/dripping", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
                end.await();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void areNotFollowedElsewhere() {
        assertThat(delivery("/elsewhere", Duration.ofSeconds(10)).problem(SAMPLE))
                .contains("it answered with status 307. Check TEAMS_WEBHOOK_URL");
        assertThat(followed).hasValue(0);
    }

    @Test
    void areNotWaitedForWithoutEnd() {
        assertThat(delivery("/dripping", Duration.ofMillis(300)).problem(SAMPLE))
                .contains("it took longer than `ailog.announcements.timeout`, 300 ms. Check TEAMS_WEBHOOK_URL");
    }

    private WebhookDelivery delivery(final String path, final Duration timeout) {
        return new WebhookDelivery("TEAMS_WEBHOOK_URL", url(path), timeout, TeamsCard::of);
    }

    private String url(final String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
