package io.ailog.postgres;

import io.ailog.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The first collected windows, in which nothing counts as new since everything would be. */
@Component
class LearningPeriod {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final JdbcTemplate jdbc;
    private final long windows;

    LearningPeriod(final JdbcTemplate jdbc, @Value("${ailog.detection.learning}") final Duration length) {
        if (length.compareTo(Window.LENGTH) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("`ailog.detection.learning` must be 15m to " + LONGEST.toDays()
                    + "d, was " + length + ". Write a day as 24h.");
        }
        this.jdbc = jdbc;
        windows = length.dividedBy(Window.LENGTH);
    }

    /** The end of the last window of the period, empty while it lasts. */
    Optional<Instant> end() {
        return jdbc
                .query(
                        SqlFile.LEARNING_END.text(),
                        (row, number) -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        windows - 1)
                .stream()
                .findFirst();
    }

    /** Draws the consequences of windows that were added since the period ended at {@code before}, or lasted if empty. */
    void moved(final Optional<Instant> before) {
        final Optional<Instant> now = end();
        if (now.isPresent() && before.map(now.get()::isBefore).orElse(true)) {
            jdbc.update(
                    SqlFile.MOVE_LEARNING_END.text(),
                    now.get().toString(),
                    before.map(Instant::toString).orElse("infinity"));
        }
    }
}
