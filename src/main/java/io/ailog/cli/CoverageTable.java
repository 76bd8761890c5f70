package io.ailog.cli;

import io.ailog.window.CoverageGrid;
import io.ailog.window.CoverageGrid.State;
import io.ailog.window.WindowRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was collected, by day and namespace: a line for each namespace and a character for each day. Many namespaces that
 * are alike have one line, and many days are shown as a calendar of all namespaces.
 */
record CoverageTable(CoverageGrid grid) {
    private static final String LEGEND =
            "# complete  0 complete without errors  c counted, not read  ~ in part  . missing";
    private static final int NAME = 26;
    private static final int MOST_DAYS = 40;
    private static final int MOST_ROWS = 20;

    /** Namespaces with the same days. */
    private record Row(String days, List<String> namespaces, long lacking) {
        String name() {
            return namespaces.size() == 1 ? namespaces.get(0) : namespaces.size() + " namespaces";
        }
    }

    List<String> lines() {
        final List<String> lines = new ArrayList<>(new CoverageSummary(grid).lines());
        lines.add("");
        lines.add(LEGEND);
        lines.add("");
        if (grid.days().size() > MOST_DAYS) {
            lines.addAll(calendar());
            lines.addAll(lacking());
        } else {
            lines.addAll(head());
            final List<Row> rows = rows();
            rows.stream().limit(MOST_ROWS).map(CoverageTable::line).forEach(lines::add);
            if (rows.size() > MOST_ROWS) {
                lines.add("... and " + more(rows) + " more; --json has them all");
            }
        }
        return lines;
    }

    private static long more(final List<Row> rows) {
        return rows.stream()
                .skip(MOST_ROWS)
                .mapToLong(row -> row.namespaces().size())
                .sum();
    }

    private static String line(final Row row) {
        return String.format(
                        Locale.ROOT,
                        "%-" + NAME + "s %s%s",
                        OneLine.of(row.name(), NAME),
                        row.days(),
                        row.lacking() == 0 ? "" : String.format(Locale.ROOT, "  %,d", row.lacking()))
                .stripTrailing();
    }

    /** The dates from top to bottom: month where it begins, then the two digits of the day. */
    private List<String> head() {
        final StringBuilder months = new StringBuilder(" ".repeat(NAME + 1));
        final StringBuilder tens = new StringBuilder(String.format(Locale.ROOT, "%-" + NAME + "s ", "namespace"));
        final StringBuilder units = new StringBuilder(" ".repeat(NAME + 1));
        for (final WindowRange range : grid.days()) {
            final LocalDate day = CoverageGrid.date(range);
            final int column = units.length();
            if ((day.getDayOfMonth() == 1 || units.length() == NAME + 1) && months.length() <= column) {
                months.append(" ".repeat(column - months.length())).append(day.toString(), 0, "2026-01".length());
                months.append(' ');
            }
            tens.append(day.getDayOfMonth() / 10);
            units.append(day.getDayOfMonth() % 10);
        }
        final boolean isLacking = grid.lacking() > 0;
        return List.of(months.toString().stripTrailing(), tens.toString(), units + (isLacking ? "  lacking" : ""));
    }

    private List<Row> rows() {
        final boolean isMany = grid.namespaces().size() > MOST_ROWS;
        final Map<String, List<String>> alike = new LinkedHashMap<>();
        for (final String namespace : grid.namespaces()) {
            final String days = grid.days().stream()
                    .map(day -> Character.toString(symbol(grid.state(day, namespace))))
                    .collect(Collectors.joining());
            // whether there were errors makes no difference among so many
            final String key = isMany ? days.replace('0', '#') : days + " " + namespace;
            alike.computeIfAbsent(key, same -> new ArrayList<>()).add(namespace);
        }
        final List<Row> rows = new ArrayList<>();
        alike.forEach((key, namespaces) -> rows.add(new Row(
                key.substring(0, grid.days().size()),
                namespaces,
                namespaces.stream().mapToLong(grid::lacking).sum())));
        if (isMany) {
            rows.sort(Comparator.comparing(Row::lacking).reversed());
        }
        return rows;
    }

    private List<String> calendar() {
        final TreeMap<LocalDate, Character> days = grid.days().stream()
                .collect(Collectors.toMap(
                        CoverageGrid::date, day -> symbol(together(day)), (one, other) -> other, TreeMap::new));
        return new DayCalendar(List.of(new DayCalendar.Column("all namespaces", days))).lines();
    }

    private State together(final WindowRange day) {
        final Set<State> states = grid.namespaces().stream()
                .map(namespace -> grid.state(day, namespace))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(State.class)));
        if (states.equals(EnumSet.of(State.MISSING))) {
            return State.MISSING;
        }
        if (states.contains(State.MISSING) || states.contains(State.PARTIAL)) {
            return State.PARTIAL;
        }
        return states.contains(State.COUNTED)
                ? State.COUNTED
                : states.contains(State.COMPLETE) ? State.COMPLETE : State.CLEAR;
    }

    private List<String> lacking() {
        final Map<String, Long> lacking = grid.namespaces().stream()
                .collect(Collectors.toMap(Function.identity(), grid::lacking, Long::sum, LinkedHashMap::new));
        final List<Map.Entry<String, Long>> most = lacking.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .toList();
        final List<String> lines = new ArrayList<>();
        if (!most.isEmpty()) {
            lines.add("");
            lines.add(String.format(Locale.ROOT, "%-60s %s", "namespace", "windows lacking"));
        }
        most.stream()
                .limit(MOST_ROWS)
                .forEach(entry -> lines.add(
                        String.format(Locale.ROOT, "%-60s %,15d", OneLine.of(entry.getKey(), 60), entry.getValue())));
        if (most.size() > MOST_ROWS) {
            lines.add("... and " + (most.size() - MOST_ROWS) + " more; --json has them all");
        }
        return lines;
    }

    private static char symbol(final State state) {
        return switch (state) {
            case COMPLETE -> '#';
            case CLEAR -> '0';
            case COUNTED -> 'c';
            case PARTIAL -> '~';
            case MISSING -> '.';
        };
    }
}
