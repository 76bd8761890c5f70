package io.ailog.job;

import io.ailog.window.Claims;
import io.ailog.window.Coverage;
import io.ailog.window.Namespaces;
import io.ailog.window.RunRecord;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Which windows {@code regular} has to collect now: the last two complete ones, those that were missed, those that were
 * collected too early because a clock was ahead, and those that a run which broke may have collected without judging them.
 */
@Component
public class RegularWindows {
    /** Two, so that logs which arrive late are counted. */
    private static final int NEWEST = 2;

    private final Coverage coverage;
    private final RunRecord runs;
    private final Claims claims;
    private final Namespaces namespaces;
    private final JobSettings settings;
    private final Clock clock;

    RegularWindows(
            final Coverage coverage,
            final RunRecord runs,
            final Claims claims,
            final Namespaces namespaces,
            final JobSettings settings,
            final Clock clock) {
        this.coverage = coverage;
        this.runs = runs;
        this.claims = claims;
        this.namespaces = namespaces;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is due.
     *
     * @param free the ranges that nobody works on; empty when others hold all of it
     * @param held the ranges that others are working on and that are left to them
     * @param tooOld the range without coverage that lies too far back to be caught up, if any
     */
    public record Due(List<WindowRange> free, List<WindowRange> held, Optional<WindowRange> tooOld) {}

    public Due due() {
        final Instant end = Window.containing(clock.instant()).start();
        final Instant limit =
                Window.containing(end.minus(settings.batch().catchUp())).start();
        final List<WindowRange> wanted = WindowRange.joined(wanted(end, limit));
        final List<WindowRange> free =
                wanted.stream().flatMap(range -> claims.free(range).stream()).toList();
        final List<WindowRange> held =
                wanted.stream().flatMap(range -> range.without(free).stream()).toList();
        return new Due(free, held, tooOld(limit));
    }

    private NavigableSet<Window> wanted(final Instant end, final Instant limit) {
        final NavigableSet<Window> wanted = new TreeSet<>();
        final Instant newest = end.minus(Window.LENGTH.multipliedBy(NEWEST));
        new WindowRange(newest, end).windows().forEach(wanted::add);
        final Instant since = coverage.lastBefore(limit, namespaces.names()).isPresent()
                ? limit
                : coverage.firstFrom(limit, namespaces.names())
                        .map(Window::start)
                        .orElse(newest);
        if (since.isBefore(newest)) {
            final WindowRange past = new WindowRange(since, newest);
            wanted.addAll(coverage.missing(past, namespaces.names()));
            wanted.addAll(runs.collectedAhead(past, namespaces.names()));
            runs.unfinished(JobName.REGULAR, past).stream()
                    .flatMap(WindowRange::windows)
                    .forEach(wanted::add);
        }
        return wanted;
    }

    /** From the newest window that was collected before the limit up to the limit, when nothing was since. */
    private Optional<WindowRange> tooOld(final Instant limit) {
        return coverage.lastBefore(limit, namespaces.names())
                .filter(last -> last.end().isBefore(limit))
                .map(last -> new WindowRange(last.end(), limit));
    }
}
