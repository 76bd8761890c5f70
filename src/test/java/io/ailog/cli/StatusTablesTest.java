package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.DayStatus;
import io.ailog.job.ExecutionStatus;
import io.ailog.job.ExecutionStatus.Cause;
import io.ailog.job.ExecutionStatus.Life;
import io.ailog.job.ExecutionStatus.State;
import io.ailog.job.JobName;
import io.ailog.job.PhaseStatus;
import io.ailog.job.Progress.Phase;
import io.ailog.job.RunHistory;
import io.ailog.job.StepStatus;
import io.ailog.window.CoverageGrid;
import io.ailog.window.CoverageGrid.Cell;
import io.ailog.window.CoverageGrid.Place;
import io.ailog.window.ExecutionRecord.Holder;
import io.ailog.window.ExecutionRecords;
import io.ailog.window.Failure;
import io.ailog.window.StepRecord.Counts;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The screens of {@code status} with more in them than anybody should have: no line is longer than 80 characters. */
class StatusTablesTest {
    private static final Instant BEGAN = Instant.parse("2026-03-09T12:00:00Z");
    private static final WindowRange LONG = range("2025-02-01T10:15:00Z", "2026-03-08T11:30:00Z");
    private static final String HOSTILE = "first \u001b[2J\u0007" + "x".repeat(3_000) + "\r\nsecond line";

    @ParameterizedTest
    @EnumSource(State.class)
    void fitsEveryStateOfALongRunOfLargeNumbers(final State state) {
        final ExecutionStatus execution = execution(state, JobName.DETECT, LONG);
        final NextSteps next = new NextSteps(BEGAN);

        final List<String> overview = new StatusOverview(
                        Optional.empty(),
                        new RunHistory.Recent(List.of(execution), List.of(execution)),
                        grid(149, LONG),
                        next)
                .lines();
        final List<String> detail =
                new ExecutionDetail(execution, new ExecutionRecords.Ledger(1L << 40, 1L << 50, 1L << 50), next).lines();

        assertFits(overview);
        assertFits(detail);
        assertThat(detail.get(0)).isEqualTo("execution 999999: detect-only, " + ExecutionTable.word(state));
        assertThat(String.join("\n", overview).contains("./run-job.sh restart 999999"))
                .isEqualTo(state.isBroken());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 149})
    void fitsAnyNumberOfNamespacesAndDays(final int namespaces) {
        for (final String to : List.of("2025-02-01T10:30:00Z", "2025-02-08T00:00:00Z", "2025-03-13T00:00:00Z")) {
            assertFits(new CoverageTable(grid(namespaces, range("2025-02-01T10:15:00Z", to))).lines());
        }
        assertFits(new CoverageTable(grid(namespaces, LONG)).lines());
    }

    @Test
    void gathersManyNamespacesThatAreAlike() {
        final WindowRange days = range("2026-03-02T00:00:00Z", "2026-03-05T00:00:00Z");

        final List<String> lines = new CoverageTable(grid(149, days)).lines();

        assertThat(lines).containsExactly("""
                coverage 2026-03-02 to 2026-03-05: 99 % of 288 windows of 149 namespaces. 1 of
                  149 namespaces lacks windows.
                  To collect what is missing:
                    ./run-job.sh backfill --from 2026-03-02 --to 2026-03-04 \\
                      --only missing,failed

                # complete  0 complete without errors  c counted, not read  ~ in part  . missing

                                           2026-03
                namespace                  000
                                           234  lacking
                ns000-with-a-n ... s-limit .~c  191
                148 namespaces             ###
                """.lines().toArray(String[]::new));
    }

    @Test
    void tellsZeroErrorsFromNotCollected() {
        final WindowRange day = range("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z");
        final LocalDate date = LocalDate.parse("2026-03-02");
        final CoverageGrid grid = new CoverageGrid(
                day,
                List.of("none", "some", "never"),
                Map.of(
                        new Place(date, "none"), new Cell(96, 96, 0),
                        new Place(date, "some"), new Cell(96, 96, 1)));

        assertThat(new CoverageTable(grid).lines())
                .contains(
                        "none                       0",
                        "some                       #",
                        "never                      .  96");
    }

    @Test
    void breaksCommandsSoThatTheyCanBeCopied() {
        final String command =
                "./run-job.sh backfill --from 2025-02-01T10:15:00Z --to 2026-03-08T11:30:00Z --detect-only";

        final List<String> lines = Paragraph.command("    ", command);

        assertFits(lines);
        assertThat(String.join("\n", lines).replaceAll("\\s*\\\\\n\\s*", " ").strip())
                .isEqualTo(command);
    }

    private static void assertFits(final List<String> lines) {
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).doesNotContainPattern("\\p{Cntrl}"));
    }

    private static ExecutionStatus execution(final State state, final String job, final WindowRange range) {
        final List<DayStatus> days = range.days().stream()
                .map(day -> new DayStatus(day, DayStatus.State.FAILED, day.size() / 2))
                .toList();
        final PhaseStatus collect = new PhaseStatus(
                Phase.COLLECT, days, 19_000, OptionalLong.of(987_654_321_012L), Optional.of(Duration.ofHours(4_000)));
        final PhaseStatus detect = new PhaseStatus(Phase.DETECT, days, 0, OptionalLong.empty(), Optional.empty());
        final Life life = new Life(
                state,
                BEGAN,
                state.isAtWork() ? Optional.empty() : Optional.of(BEGAN.plusSeconds(14_400_000)),
                Duration.ofHours(4_000),
                state.isAtWork() ? Optional.of(new Holder("h".repeat(200), 4_194_304, false)) : Optional.empty());
        return new ExecutionStatus(
                999_999,
                job,
                Optional.of(range),
                Map.of("log", "/long".repeat(60) + "/backfill-20.log", "workers", "20", "asOf", BEGAN.toString()),
                life,
                Optional.empty(),
                state.isBroken() ? Optional.of(new Cause(Failure.Kind.UNREACHABLE, HOSTILE)) : Optional.empty(),
                List.of(collect, detect),
                List.of(new StepStatus(
                        "collect",
                        state,
                        new Counts(1_000_000_000, 1_000_000_000, 1_000_000_000),
                        Optional.of(Duration.ofHours(4_000)))));
    }

    /** The first namespace is only begun, the others are complete. */
    private static CoverageGrid grid(final int namespaces, final WindowRange range) {
        final List<String> names = IntStream.range(0, namespaces)
                .mapToObj(number ->
                        String.format("ns%03d-with-a-name-that-is-as-long-as-any-that-kubernetes-takes-limit", number))
                .toList();
        final Map<Place, Cell> cells = new HashMap<>();
        final List<WindowRange> days = range.days();
        for (int i = 0; i < days.size(); i++) {
            final LocalDate date = CoverageGrid.date(days.get(i));
            final long size = days.get(i).size();
            for (final String name : names) {
                cells.put(new Place(date, name), new Cell(size, size, i % 2));
            }
            final List<Cell> first = Arrays.asList(null, new Cell(1, 0, 9), new Cell(size, 0, 0));
            final Cell begun = first.get(i % 3);
            if (begun == null) {
                cells.remove(new Place(date, names.get(0)));
            } else {
                cells.put(new Place(date, names.get(0)), begun);
            }
        }
        return new CoverageGrid(range, names, cells);
    }

    private static WindowRange range(final String from, final String to) {
        return new WindowRange(Instant.parse(from), Instant.parse(to));
    }
}
