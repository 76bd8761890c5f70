package io.ailog.delivery;

import io.ailog.report.RunFigures;
import io.ailog.report.RunFiguresSink;
import io.micrometer.core.instrument.Clock;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One request to a receiver of OTLP metrics at the end of the run. */
@Component
final class OtlpPush implements RunFiguresSink {
    private static final Logger LOG = LoggerFactory.getLogger(OtlpPush.class);

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
        final List<String> problems = new ArrayList<>();
        final OtlpRequest request = new OtlpRequest(settings);
        final OtlpMeterRegistry registry = OtlpMeterRegistry.builder(new Receiver())
                .clock(Clock.SYSTEM)
                .metricsSender(body -> request.problem(body.getMetricsData()).ifPresent(problems::add))
                .build();
        RunMeters.register(figures, registry);
        // closing publishes
        registry.close();
        problems.forEach(problem -> LOG.warn("the figures of the run were not pushed: {}", problem));
        return problems.stream()
                .map(problem -> "the receiver of metrics did not take the figures of this run: " + problem
                        + ". Check OTLP_METRICS_URL and OTLP_METRICS_HEADERS.")
                .toList();
    }

    /** What Micrometer asks; all else is its default. It logs the URL, and so is given neither that nor the headers. */
    private static final class Receiver implements OtlpConfig {
        @Override
        public @Nullable String get(final String key) {
            return null;
        }

        @Override
        public String url() {
            return "OTLP_METRICS_URL";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
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
