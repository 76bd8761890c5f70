package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as users write it: a date, which is its midnight in UTC, or a time with Z or an offset. */
final class TimeArgument implements ITypeConverter<Instant> {
    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    @Override
    public Instant convert(final String text) {
        final Instant time = parse(text);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new TypeConversionException("'" + shown(text) + "' must lie between 2000 and 2200");
        }
        return time;
    }

    /**
     * Machines without a battery, or without a time server, begin in 1970.
     *
     * @throws Failure when no job should go by {@code clock}
     */
    static void requireSensible(final Clock clock) {
        final Instant now = clock.instant();
        if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
            throw new Failure(Kind.CONFIGURATION, "The clock of this machine says " + now + ". Set it right.");
        }
    }

    private static Instant parse(final String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (final DateTimeException e) {
            throw new TypeConversionException("'" + shown(text)
                    + "' is not a time. Write 2026-01-01, 2026-01-01T00:00:00Z or 2026-01-01T01:00:00+01:00");
        }
    }

    private static String shown(final String text) {
        return OneLine.of(text, 60);
    }
}
