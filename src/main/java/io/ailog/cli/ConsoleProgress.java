package io.ailog.cli;

import io.ailog.job.Progress;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says every now and then how far the run is. */
@Component
final class ConsoleProgress implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Screen screen;
    private final Clock clock;
    private Instant spoke;
    private long total;
    private long collected;
    private long documents;
    private long detected;

    ConsoleProgress(final Screen screen, final Clock clock) {
        this.screen = screen;
        this.clock = clock;
        spoke = clock.instant();
    }

    @Override
    public synchronized void begun(final String job, final WindowRange range) {
        total = range.size();
        collected = 0;
        documents = 0;
        detected = 0;
        screen.line(String.format(Locale.ROOT, "%s: %s, %,d windows", job, range, total));
    }

    @Override
    public synchronized void collected(final long windows, final long found) {
        collected += windows;
        documents += found;
        speak(String.format(Locale.ROOT, "  collected %,d of %,d windows, %,d errors", collected, total, documents));
    }

    @Override
    public synchronized void detected(final long windows) {
        detected += windows;
        speak(String.format(Locale.ROOT, "  judged %,d of %,d windows", detected, total));
    }

    private void speak(final String line) {
        // a clock that was set back must not silence it
        final Instant now = clock.instant();
        if (Duration.between(spoke, now).abs().compareTo(PAUSE) >= 0) {
            spoke = now;
            screen.line(line);
        }
    }
}
