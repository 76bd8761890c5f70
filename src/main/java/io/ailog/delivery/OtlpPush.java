package io.ailog.delivery;

import io.ailog.report.RunFigures;
import io.ailog.report.RunFiguresSink;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.ipc.http.HttpSender;
import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpHttpMetricsSender;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One request to a receiver of OTLP metrics at the end of the run. */
@Component
final class OtlpPush implements RunFiguresSink {
    private final MetricsSettings settings;

    OtlpPush(final MetricsSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isWanted() {
        return !settings.otlpUrl().isBlank();
    }

    @Override
    public List<String> publish(final RunFigures figures) {
        final AtomicBoolean taken = new AtomicBoolean();
        final OtlpMeterRegistry registry = OtlpMeterRegistry.builder(new Receiver(settings))
                .clock(Clock.SYSTEM)
                .metricsSender(new OtlpHttpMetricsSender(noting(taken)))
                .build();
        RunMeters.register(figures, registry);
        // closing publishes, and logs what goes wrong
        registry.close();
        return taken.get()
                ? List.of()
                : List.of(
                        "the receiver of metrics did not take the figures of this run; the log file has its answer. Check"
                                + " OTLP_METRICS_URL and OTLP_METRICS_HEADERS.");
    }

    private HttpSender noting(final AtomicBoolean taken) {
        final HttpSender sender = new HttpUrlConnectionSender(settings.timeout(), settings.timeout());
        return request -> {
            final HttpSender.Response response = sender.send(request);
            taken.set(response.isSuccessful());
            return response;
        };
    }

    /** Where to, as Micrometer asks; all else is its default. */
    private record Receiver(MetricsSettings settings) implements OtlpConfig {
        @Override
        public @Nullable String get(final String key) {
            return null;
        }

        @Override
        public String url() {
            return settings.otlpUrl();
        }

        @Override
        public Map<String, String> headers() {
            return settings.headers();
        }

        @Override
        public Map<String, String> resourceAttributes() {
            return Map.of("service.name", "ailog-analyzer");
        }

        /** Longer than any run: it is pushed at the end alone. */
        @Override
        public Duration step() {
            return Duration.ofDays(3_650);
        }
    }
}
