package io.ailog.postgres;

import io.ailog.threshold.Cap;
import io.ailog.threshold.DayThreshold;
import io.ailog.threshold.ThresholdSet;
import io.ailog.window.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Gathers the rows of a computation of thresholds. */
final class ComputedThresholds implements RowCallbackHandler {
    private final List<DayThreshold> thresholds = new ArrayList<>();
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;

    @Override
    public void processRow(final ResultSet row) throws SQLException {
        thresholds.add(new DayThreshold(
                row.getString("namespace"),
                Slot.day(row.getInt("day_of_week")),
                row.getDouble("percentile_value"),
                row.getLong("sample_count"),
                row.getDouble("median_value"),
                row.getDouble("mean_value"),
                row.getDouble("max_value")));
        final LocalDate first = row.getObject("data_start_date", LocalDate.class);
        final LocalDate last = row.getObject("data_end_date", LocalDate.class);
        from = from == null || first.isBefore(from) ? first : from;
        to = to == null || last.isAfter(to) ? last : to;
    }

    List<DayThreshold> thresholds() {
        thresholds.sort(Comparator.comparing(DayThreshold::namespace).thenComparing(DayThreshold::day));
        return thresholds;
    }

    ThresholdSet set(final List<Cap> caps, final long slots) {
        return new ThresholdSet(thresholds(), caps, slots, from, to);
    }
}
