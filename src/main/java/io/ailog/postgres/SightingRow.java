package io.ailog.postgres;

import io.ailog.detection.Flag;
import io.ailog.incident.Severity;
import io.ailog.report.Sighting;
import io.ailog.window.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.RowMapper;

/** A row of {@code sightings.sql}. */
final class SightingRow implements RowMapper<Sighting> {
    @Override
    public Sighting mapRow(final ResultSet row, final int number) throws SQLException {
        final List<String> flags = new ArrayList<>();
        for (final Flag flag : Flag.values()) {
            if (row.getBoolean(flag.column())) {
                flags.add(word(flag));
            }
        }
        return new Sighting(
                new Window(row.getObject(1, OffsetDateTime.class).toInstant()),
                row.getString(2),
                Severity.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                row.getLong(4),
                new Sighting.Detail(
                        row.getDouble(5),
                        flags,
                        row.getString(12),
                        row.getString(13),
                        row.getString(14),
                        row.getString(15)));
    }

    private static String word(final Flag flag) {
        return switch (flag) {
            case SPIKE -> "spike";
            case BURST -> "burst";
            case NEW -> "new error";
            case CROSS_NAMESPACE -> "in several namespaces";
            case REGRESSION -> "regression";
            case CASCADE -> "cascade";
        };
    }
}
