package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.CronExpression;

/** {@code jobs/crontab}. */
class CrontabTest {
    /** Of the five fields of cron. */
    private record Line(CronExpression when, String command) {
        static Line of(final String text) {
            final String[] parts = text.split(" ", 6);
            return new Line(
                    CronExpression.parse("0 " + String.join(" ", List.of(parts).subList(0, 5))), parts[5]);
        }
    }

    static Stream<String> commands() {
        return lines().map(line -> JobFiles.arguments(line.command()));
    }

    private static Stream<Line> lines() {
        return JobFiles.text("crontab")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.matches("[A-Z_]+=.*"))
                .map(Line::of);
    }

    private static List<LocalDateTime> next(final String job, final int number) {
        final CronExpression when = lines().filter(line -> line.command().contains("run-job.sh " + job + " "))
                .map(Line::when)
                .findFirst()
                .orElseThrow();
        return Stream.iterate(when.next(LocalDateTime.parse("2026-03-04T12:01:00")), when::next)
                .limit(number)
                .toList();
    }

    @Test
    void startsRegularEachQuarterOfAnHour() {
        assertThat(next("regular", 4).stream().map(LocalDateTime::toString))
                .containsExactly("2026-03-04T12:15", "2026-03-04T12:30", "2026-03-04T12:45", "2026-03-04T13:00");
    }

    @Test
    void startsThresholdsOnMonday() {
        assertThat(next("thresholds", 2).stream().map(LocalDateTime::toString))
                .containsExactly("2026-03-09T04:20", "2026-03-16T04:20");
    }

    @Test
    void startsPurgeOnSunday() {
        assertThat(next("purge", 2).stream().map(LocalDateTime::toString))
                .containsExactly("2026-03-08T03:15", "2026-03-15T03:15");
    }

    @Test
    void isInUtcAndPrintsOneLineAtMost() {
        assertThat(JobFiles.text("crontab").lines()).contains("CRON_TZ=UTC");
        assertThat(commands()).allMatch(command -> command.endsWith(" --quiet"));
    }
}
