package io.ailog.postgres;

import io.ailog.detection.FactSource;
import io.ailog.detection.NamespaceFacts;
import io.ailog.detection.SeenSignature;
import io.ailog.detection.WindowFacts;
import io.ailog.service.ServiceFacts;
import io.ailog.service.TracePath;
import io.ailog.threshold.Baselines;
import io.ailog.window.BusiestMinute;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The facts that detection works on, as {@link PostgresFacts} wrote them. */
@Repository
class PostgresFactSource implements FactSource {
    private final JdbcTemplate jdbc;
    private final LearningPeriod learning;

    PostgresFactSource(final JdbcTemplate jdbc, final LearningPeriod learning) {
        this.jdbc = jdbc;
        this.learning = learning;
    }

    @Override
    public List<WindowRange> pages(final WindowRange range, final int windows) {
        final FactPageCutter cutter = new FactPageCutter(windows);
        jdbc.query(
                """
                SELECT window_start, fact_rows
                FROM ailog_batch.window_fact
                WHERE window_start >= ? AND window_start < ? AND fact_rows > 0
                """,
                row -> {
                    cutter.note(row.getObject(1, OffsetDateTime.class).toInstant(), row.getInt(2));
                },
                range.from().atOffset(ZoneOffset.UTC),
                range.to().atOffset(ZoneOffset.UTC));
        return cutter.cut(range);
    }

    @Override
    public List<WindowFacts> facts(
            final WindowRange range, final Collection<String> namespaces, final Baselines baselines) {
        final EventFactReader events = new EventFactReader(jdbc, range, namespaces);
        final Map<EventFactReader.Place, List<SeenSignature>> signatures = events.signatures();
        final Map<Window, List<ServiceFacts>> services = events.services();
        final Map<Window, List<TracePath>> paths = events.paths();
        final Optional<Instant> learned = learning.end();
        final List<WindowFacts> facts = new ArrayList<>();
        for (final Counted counted : counted(range, namespaces, baselines)) {
            final Window window = counted.window;
            facts.add(new WindowFacts(
                    window,
                    counted.namespaces.stream()
                            .map(plain -> plain.with(signatures.getOrDefault(
                                    new EventFactReader.Place(window, plain.namespace()), List.of())))
                            .toList(),
                    services.getOrDefault(window, List.of()),
                    paths.getOrDefault(window, List.of()),
                    learned.isEmpty() || window.start().isBefore(learned.get())));
        }
        return facts;
    }

    private record Counted(Window window, List<NamespaceFacts> namespaces) {}

    private List<Counted> counted(
            final WindowRange range, final Collection<String> namespaces, final Baselines baselines) {
        final Set<String> asked = new HashSet<>(namespaces);
        final OffsetDateTime from = range.from().atOffset(ZoneOffset.UTC);
        final OffsetDateTime to = range.to().atOffset(ZoneOffset.UTC);
        return jdbc
                .query(SqlFile.FACTS.text(), (row, number) -> counted(row, asked, baselines), from, to, from, to)
                .stream()
                .filter(window -> !window.namespaces.isEmpty())
                .toList();
    }

    private static Counted counted(final ResultSet row, final Set<String> asked, final Baselines baselines)
            throws SQLException {
        final Window window = new Window(row.getObject(1, OffsetDateTime.class).toInstant());
        final String[] names = (String[]) row.getArray(2).getArray();
        final Long[] errors = (Long[]) row.getArray(3).getArray();
        final @Nullable Long[] busiest = (Long[]) row.getArray(4).getArray();
        final @Nullable Long[] seconds = (Long[]) row.getArray(5).getArray();
        final Baselines.InWindow usual = baselines.in(window);
        final List<NamespaceFacts> facts = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            if (asked.contains(names[i])) {
                facts.add(new NamespaceFacts(
                        names[i], errors[i], usual.of(names[i]), minute(window, busiest[i], seconds[i]), List.of()));
            }
        }
        facts.sort(Comparator.comparing(NamespaceFacts::namespace));
        return new Counted(window, facts);
    }

    private static Optional<BusiestMinute> minute(
            final Window window, final @Nullable Long errors, final @Nullable Long second) {
        return errors == null || second == null
                ? Optional.empty()
                : Optional.of(new BusiestMinute(errors, window.start().plusSeconds(second)));
    }
}
