package io.ailog.logs;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ways in which the systems of Loghub write a moment with its year; none of them names a zone, so UTC is taken. */
final class LogTimes {
    private static final Pattern EPOCH_SECONDS = Pattern.compile("1?\\d{9}");

    private static final List<DateTimeFormatter> FORMATS = List.of(
            format("uuuu-MM-dd HH:mm:ss[,SSS][.SSS]"),
            format("uu/MM/dd HH:mm:ss"),
            format("EEE MMM dd HH:mm:ss uuuu"),
            format("uuMMdd HHmmss"),
            format("uuuuMMdd-H:m:s:SSS"));

    private LogTimes() {}

    /** The moment of a line, empty when it carries no full date. */
    static Optional<Instant> of(final Map<String, String> line) {
        final String epoch = line.getOrDefault("Timestamp", "");
        final String time = line.getOrDefault("Time", "");
        final String date = line.getOrDefault("Date", "");
        if (EPOCH_SECONDS.matcher(epoch).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(epoch)));
        }
        if (EPOCH_SECONDS.matcher(time).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(time)));
        }
        final String text = (date + " " + time).strip();
        return FORMATS.stream().flatMap(format -> parse(format, text).stream()).findFirst();
    }

    private static Optional<Instant> parse(final DateTimeFormatter format, final String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC));
        } catch (final DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter format(final String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
                .toFormatter(Locale.ENGLISH);
    }
}
