package io.ailog.postgres;

import io.ailog.window.CoverageByDay;
import io.ailog.window.CoverageGrid;
import io.ailog.window.WindowRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days of {@code ailog_batch.coverage}. */
@Repository
class PostgresCoverageByDay implements CoverageByDay {
    private final JdbcClient jdbc;

    PostgresCoverageByDay(final JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public CoverageGrid of(final WindowRange range, final Collection<String> namespaces) {
        final Map<CoverageGrid.Place, CoverageGrid.Cell> cells = new HashMap<>();
        jdbc.sql(SqlFile.COVERAGE_BY_DAY.text())
                .param(range.from().toString())
                .param(range.to().toString())
                .param(namespaces.toArray(String[]::new))
                .query(row -> {
                    cells.put(
                            new CoverageGrid.Place(row.getObject(1, LocalDate.class), row.getString(2)),
                            new CoverageGrid.Cell(row.getLong(3), row.getLong(4), row.getLong(5)));
                });
        return new CoverageGrid(range, List.copyOf(namespaces), cells);
    }
}
