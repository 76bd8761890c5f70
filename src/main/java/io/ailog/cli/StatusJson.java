package io.ailog.cli;

import io.ailog.job.DayStatus;
import io.ailog.job.ExecutionStatus;
import io.ailog.job.PhaseStatus;
import io.ailog.job.RunHistory;
import io.ailog.job.StepStatus;
import io.ailog.report.AnnouncementStore.ChannelState;
import io.ailog.window.CoverageGrid;
import io.ailog.window.ExecutionRecord.Holder;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code status --json} prints: one object with {@code now}; {@code executions} and {@code pending}, the numbers of
 * those that are at work or broke off with nobody to take over; and {@code coverage}. Keys are only ever added. Times are
 * ISO 8601 in UTC, durations seconds, ranges half-open; what is unknown, or doesn't apply, is null.
 *
 * <p>An execution has {@code id}, {@code job}, {@code state} (running, stopping, complete, failed, stopped, killed,
 * abandoned), {@code range} ({@code from}, {@code to}), {@code parameters}, {@code began}, {@code ended} (of a killed one
 * the last sign of life), {@code seconds}, {@code exit_code}, {@code errors} (documents counted), {@code cause},
 * {@code resume} (commands, the first by number), {@code resumed_by}, {@code process} ({@code host}, {@code pid}) while it
 * is at work, {@code log_file}, {@code phases} and {@code steps}; where it was asked for by number also {@code ledger}:
 * {@code rows}, {@code counted} and {@code read} of the ledger's rows from it.
 *
 * <p>A phase has {@code name} (collect, detect), {@code windows}, {@code windows_done}, {@code windows_per_second},
 * {@code eta} while it is at work, and {@code days}: {@code from}, {@code to}, {@code state} (done, running, failed,
 * missing) and {@code windows_done}. A step has {@code name}, {@code state}, {@code read}, {@code written},
 * {@code skipped} and {@code seconds}.
 *
 * <p>Coverage has {@code from}, {@code to}, {@code windows}, {@code windows_lacking} (windows times namespaces),
 * {@code mend} (a command) and {@code cells}: {@code day}, {@code namespace}, {@code state} (complete, clear, counted,
 * partial, missing), {@code windows}, {@code collected}, {@code read}, {@code errors} (null where nothing was collected).
 *
 * <p>Announcements, a list, are of each configured channel {@code channel}, {@code pending} (how many wait),
 * {@code failing_since}, {@code delivered_at}, {@code failed_at} (the last failure, also if all went well since) and
 * {@code problem} (what was wrong then).
 */
final class StatusJson {
    private final Instant now;
    private final Map<String, @Nullable Object> document = new LinkedHashMap<>();

    StatusJson(final Instant now) {
        this.now = now;
        document.put("now", now.toString());
    }

    StatusJson executions(final RunHistory.Recent recent) {
        final List<ExecutionStatus> all = new ArrayList<>(recent.shown());
        recent.pending().stream().filter(execution -> !all.contains(execution)).forEach(all::add);
        document.put("executions", all.stream().map(this::fields).toList());
        document.put(
                "pending", recent.pending().stream().map(ExecutionStatus::id).toList());
        return this;
    }

    StatusJson execution(final RunHistory.Detail detail) {
        final Map<String, @Nullable Object> ledger = new LinkedHashMap<>();
        ledger.put("rows", detail.ledger().rows());
        ledger.put("counted", detail.ledger().counted());
        ledger.put("read", detail.ledger().read());
        final Map<String, @Nullable Object> fields = fields(detail.execution());
        fields.put("ledger", ledger);
        document.put("executions", List.of(fields));
        return this;
    }

    StatusJson coverage(final CoverageGrid grid) {
        final Map<String, @Nullable Object> fields = range(grid.range());
        fields.put("windows", grid.range().size());
        fields.put("windows_lacking", grid.lacking());
        fields.put("mend", grid.gap().map(CoverageSummary::command).orElse(null));
        final List<Object> cells = new ArrayList<>();
        for (final WindowRange day : grid.days()) {
            grid.namespaces().forEach(namespace -> cells.add(cell(grid, day, namespace)));
        }
        fields.put("cells", cells);
        document.put("coverage", fields);
        return this;
    }

    StatusJson announcements(final List<ChannelState> states) {
        document.put("announcements", states.stream().map(StatusJson::fields).toList());
        return this;
    }

    private static Map<String, @Nullable Object> fields(final ChannelState state) {
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("channel", state.channel());
        fields.put("pending", state.pending());
        fields.put("failing_since", state.failingSince().map(Instant::toString).orElse(null));
        fields.put("delivered_at", state.deliveredAt().map(Instant::toString).orElse(null));
        fields.put("failed_at", state.failedAt().map(Instant::toString).orElse(null));
        fields.put("problem", state.problem().isEmpty() ? null : state.problem());
        return fields;
    }

    String text() {
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private Map<String, @Nullable Object> fields(final ExecutionStatus execution) {
        final Resumption resumption = new Resumption(execution);
        final ExecutionStatus.Life life = execution.life();
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", execution.id());
        fields.put("job", execution.job());
        fields.put("state", ExecutionTable.word(execution.state()));
        fields.put("range", execution.range().map(StatusJson::range).orElse(null));
        fields.put("parameters", new TreeMap<>(execution.parameters()));
        fields.put("began", life.began().toString());
        fields.put("ended", life.ended().map(Instant::toString).orElse(null));
        fields.put("seconds", seconds(life.elapsed()));
        fields.put(
                "exit_code",
                ExecutionTable.exitCode(execution).map(ExitCode::code).orElse(null));
        fields.put(
                "errors",
                execution.documents().isPresent() ? execution.documents().getAsLong() : null);
        fields.put("cause", execution.cause().map(ExecutionStatus.Cause::text).orElse(null));
        fields.put(
                "resume",
                execution.state().isBroken() ? List.of(resumption.restart(), resumption.sameCommand()) : List.of());
        fields.put("resumed_by", execution.resumedBy().orElse(null));
        fields.put("process", life.holder().map(StatusJson::process).orElse(null));
        fields.put(
                "log_file",
                Optional.ofNullable(execution.parameters().get("log"))
                        .filter(log -> !log.isEmpty())
                        .orElse(null));
        fields.put(
                "phases",
                execution.phases().stream()
                        .map(phase -> phase(phase, execution))
                        .toList());
        fields.put("steps", execution.steps().stream().map(StatusJson::step).toList());
        return fields;
    }

    private Map<String, @Nullable Object> phase(final PhaseStatus phase, final ExecutionStatus execution) {
        final boolean isAtWork = execution.state().isAtWork()
                && execution.phase().filter(phase::equals).isPresent();
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", phase.phase().name().toLowerCase(Locale.ROOT));
        fields.put("windows", phase.total());
        fields.put("windows_done", phase.done());
        fields.put("windows_per_second", phase.rate().orElse(null));
        fields.put(
                "eta",
                phase.left()
                        .filter(left -> isAtWork)
                        .map(left -> now.plus(left).toString())
                        .orElse(null));
        fields.put("days", phase.days().stream().map(StatusJson::day).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> day(final DayStatus day) {
        final Map<String, @Nullable Object> fields = range(day.range());
        fields.put("state", day.state().name().toLowerCase(Locale.ROOT));
        fields.put("windows_done", day.done());
        return fields;
    }

    private static Map<String, @Nullable Object> step(final StepStatus step) {
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", step.name());
        fields.put("state", ExecutionTable.word(step.state()));
        fields.put("read", step.counts().read());
        fields.put("written", step.counts().written());
        fields.put("skipped", step.counts().skipped());
        fields.put("seconds", step.elapsed().map(StatusJson::seconds).orElse(null));
        return fields;
    }

    private static Map<String, @Nullable Object> cell(
            final CoverageGrid grid, final WindowRange day, final String namespace) {
        final Optional<CoverageGrid.Cell> cell = grid.cell(day, namespace);
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("day", CoverageGrid.date(day).toString());
        fields.put("namespace", namespace);
        fields.put("state", grid.state(day, namespace).name().toLowerCase(Locale.ROOT));
        fields.put("windows", day.size());
        fields.put("collected", cell.map(CoverageGrid.Cell::collected).orElse(0L));
        fields.put("read", cell.map(CoverageGrid.Cell::read).orElse(0L));
        fields.put("errors", cell.map(CoverageGrid.Cell::errors).orElse(null));
        return fields;
    }

    private static Map<String, @Nullable Object> process(final Holder holder) {
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("host", holder.host());
        fields.put("pid", holder.pid());
        return fields;
    }

    private static Map<String, @Nullable Object> range(final WindowRange range) {
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("from", range.from().toString());
        fields.put("to", range.to().toString());
        return fields;
    }

    private static double seconds(final Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
