package io.ailog.postgres;

import io.ailog.incident.Verdict;
import io.ailog.window.Window;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an earlier detection left in some windows: their incidents, and the counts that it marked as peaks. */
record Standing(Set<Pair> incidents, Set<Pair> marks) {
    /** Rows of an older installation need not lie on the edges of windows. */
    private record Pair(Instant time, String namespace) {}

    /** What stands in the windows from the first to the last of {@code verdicts}, which must not be empty. */
    static Standing over(final List<? extends Verdict> verdicts, final JdbcTemplate jdbc) {
        final List<String> windows = verdicts.stream()
                .map(verdict -> verdict.facts().window().start().toString())
                .sorted()
                .toList();
        final Standing standing = new Standing(new HashSet<>(), new HashSet<>());
        jdbc.query(
                SqlFile.STANDING.text(),
                statement -> {
                    statement.setString(1, windows.get(0));
                    statement.setString(2, windows.get(windows.size() - 1));
                    statement.setString(3, windows.get(0));
                    statement.setString(4, windows.get(windows.size() - 1));
                },
                row -> {
                    final Pair pair =
                            new Pair(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2));
                    (row.getBoolean(3) ? standing.incidents : standing.marks).add(pair);
                });
        return standing;
    }

    boolean isNothing() {
        return incidents.isEmpty() && marks.isEmpty();
    }

    boolean hasIncident(final Window window, final String namespace) {
        return incidents.contains(new Pair(window.start(), namespace));
    }

    boolean hasMark(final Window window, final String namespace) {
        return marks.contains(new Pair(window.start(), namespace));
    }
}
