package io.ailog.delivery;

import io.ailog.incident.Episode;
import io.ailog.incident.RecordedIncident;
import io.ailog.incident.Severity;
import io.ailog.report.DayCoverage;
import io.ailog.report.Renderer;
import io.ailog.report.Report;
import io.ailog.report.ReportedRun;
import io.ailog.report.Summary;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/** The whole report for programs; {@code report.schema.json} says what its fields mean. */
@Component
@Order(1)
class JsonReport implements Renderer {
    private static final int WINDOW_MINUTES = 15;
    private static final double MILLIS = 1000;

    private final JsonMapper mapper =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    @Override
    public String format() {
        return "json";
    }

    @Override
    public String fileName() {
        return "report.json";
    }

    @Override
    public void render(final Report report, final OutputStream out) throws IOException {
        try (JsonGenerator generator = mapper.createGenerator(out, JsonEncoding.UTF8)) {
            final JsonDocument json = new JsonDocument(generator);
            json.object(() -> sections(report, json));
        } catch (final JacksonIOException e) {
            throw e.getCause();
        }
    }

    private static void sections(final Report report, final JsonDocument json) {
        json.text("schema", Report.SCHEMA);
        json.time("generated_at", report.generated());
        json.object("range", () -> range(report.from(), report.to(), json));
        json.number("window_minutes", WINDOW_MINUTES);
        json.object("summary", () -> summary(report.summary(), json));
        json.objects("namespaces", report.namespaces(), new JsonNamespaces(json)::write);
        json.objects("incidents", report.incidents(), new JsonIncidents(json)::write);
        json.objects("episodes", report.episodes(), episode -> episode(episode, json));
        json.objects("cascades", report.cascades(), new JsonCascades(json)::write);
        json.objects("coverage", report.coverage(), day -> coverage(day, json));
        json.objects("runs", report.runs(), run -> run(run, json));
    }

    private static void range(final Instant from, final Instant to, final JsonDocument json) {
        json.time("from", from);
        json.time("to", to);
    }

    private static void summary(final Summary summary, final JsonDocument json) {
        json.number("errors", summary.errors());
        json.number("windows", summary.extent().windows());
        json.number("collected", summary.extent().collected());
        json.text("newest_window", summary.extent().newest().map(Instant::toString));
        json.object("incidents", () -> {
            for (final Severity severity : Severity.values()) {
                json.number(severity.label(), summary.incidents().of(severity));
            }
        });
        json.number("incidents_left_out", summary.leftOut());
        json.number("ongoing", summary.ongoing());
        json.texts("sentences", summary.sentences());
    }

    private static void episode(final Episode episode, final JsonDocument json) {
        json.text("namespace", episode.namespace());
        range(episode.from(), episode.to(), json);
        json.time("peak", episode.peak().start());
        json.number("peak_count", episode.peak().count());
        json.number("windows", episode.windows());
        json.number("errors", episode.errors());
        json.text("severity", episode.severity().label());
        json.number("score", episode.score());
        json.truth("ongoing", episode.ongoing());
        json.out().writeArrayPropertyStart("incidents");
        episode.incidents().stream().mapToLong(RecordedIncident::id).forEach(json.out()::writeNumber);
        json.out().writeEndArray();
    }

    private static void coverage(final DayCoverage day, final JsonDocument json) {
        json.text("namespace", day.namespace());
        json.text("day", day.day().toString());
        json.number("windows", day.windows());
        json.number("complete", day.complete());
        json.number("partial", day.partial());
        json.number("missing", day.missing());
    }

    private static void run(final ReportedRun run, final JsonDocument json) {
        json.number("id", run.id());
        json.text("job", run.job());
        range(run.from(), run.to(), json);
        json.text("started_at", run.times().started().map(Instant::toString));
        run.times()
                .elapsed()
                .ifPresentOrElse(elapsed -> json.number("seconds", elapsed.toMillis() / MILLIS), () -> json.out()
                        .writeNullProperty("seconds"));
        json.text("status", run.status());
        json.text("exit_code", run.exitCode());
        json.number("windows", run.windows());
        json.number("documents", run.documents());
    }
}
