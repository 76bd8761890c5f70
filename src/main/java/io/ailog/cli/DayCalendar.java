package io.ailog.cli;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Days as a calendar: a line for each month, a character for each day.
 *
 * @param columns calendars side by side, two at most, each with its title
 */
record DayCalendar(List<Column> columns) {
    private static final int DAYS = 31;
    private static final String GAP = "   ";
    private static final String MONTH = "         ";

    /** A calendar of its own. */
    record Column(String title, SortedMap<LocalDate, Character> days) {}

    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        lines.add(line(MONTH, column -> padded(column.title())));
        final String digits = IntStream.rangeClosed(1, DAYS)
                .mapToObj(day -> Integer.toString(day % 10))
                .collect(Collectors.joining());
        lines.add(line(MONTH, column -> digits));
        columns.stream()
                .flatMap(column -> column.days().keySet().stream())
                .map(YearMonth::from)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(month -> lines.add(line(month + "  ", column -> month(month, column.days()))));
        return lines;
    }

    private String line(final String head, final Function<Column, String> text) {
        return (head + columns.stream().map(text).collect(Collectors.joining(GAP))).stripTrailing();
    }

    private static String padded(final String title) {
        return title + " ".repeat(Math.max(0, DAYS - title.length()));
    }

    private static String month(final YearMonth month, final Map<LocalDate, Character> days) {

        return IntStream.rangeClosed(1, DAYS)
                .mapToObj(day -> day > month.lengthOfMonth()
                        ? " "
                        : Character.toString(days.getOrDefault(month.atDay(day), ' ')))
                .collect(Collectors.joining());
    }
}
