package io.ailog.postgres;

import io.ailog.detection.Flag;
import io.ailog.report.IncidentDetail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;

/** A row of {@code incident-details.sql}. */
final class IncidentDetailRow implements RowMapper<IncidentDetail> {
    @Override
    public IncidentDetail mapRow(final ResultSet row, final int number) throws SQLException {
        final List<String> flags = new ArrayList<>();
        for (final Flag flag : Flag.values()) {
            if (row.getBoolean(flag.column())) {
                flags.add(word(flag));
            }
        }
        return new IncidentDetail(
                row.getDouble(2), flags, row.getString(9), row.getString(10), row.getString(11), row.getString(12));
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
