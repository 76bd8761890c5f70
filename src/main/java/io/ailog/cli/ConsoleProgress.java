package io.ailog.cli;

import io.ailog.job.Progress;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Shows how far the run is: on a terminal a bar that is drawn anew some times a second, elsewhere a line every 30 seconds,
 * also while nothing gets on.
 */
@Component
final class ConsoleProgress implements Progress {
    private static final Duration BAR_PAUSE = Duration.ofMillis(250);
    private static final Duration LINE_PAUSE = Duration.ofSeconds(30);

    private final Screen screen;
    /** Of the machine's own counter, in nanoseconds: a clock may be set back meanwhile. */
    private final LongSupplier nanos;

    private final Duration look;

    private @Nullable ScheduledExecutorService ticker;
    private String job = "";
    private @Nullable Phase phase;
    private long total;
    private long before;
    private long now;
    private long errors;
    private long begun;
    private long spoke;

    @Autowired
    ConsoleProgress(final Screen screen) {
        this(screen, System::nanoTime, BAR_PAUSE);
    }

    /** @param look how often to look whether it is time to show something, beside whenever something gets on */
    ConsoleProgress(final Screen screen, final LongSupplier nanos, final Duration look) {
        this.screen = screen;
        this.nanos = nanos;
        this.look = look;
    }

    @Override
    public synchronized void begun(final String name, final WindowRange range) {
        job = name;
        total = range.size();
        phase = null;
        screen.line(String.format(Locale.ROOT, "%s: %s, %,d windows", name, range, total));
        if (ticker == null && screen.isHeard()) {
            ticker = tick();
            spoke = nanos.getAsLong();
        }
    }

    @Override
    public synchronized void begun(final Phase next, final long windows) {
        phase = next;
        before = total - windows;
        now = 0;
        errors = 0;
        begun = nanos.getAsLong();
        show();
    }

    @Override
    public synchronized void collected(final long windows, final long documents) {
        now += windows;
        errors += documents;
        show();
    }

    @Override
    public synchronized void detected(final long windows) {
        now += windows;
        show();
    }

    @Override
    public synchronized void ended() {
        if (ticker != null) {
            ticker.shutdownNow();
            ticker = null;
        }
        phase = null;
        screen.erase();
    }

    /** Shows the standing if it is time to. */
    synchronized void show() {
        final long time = nanos.getAsLong();
        if (phase != null && time - spoke >= pause().toNanos()) {
            spoke = time;
            final Pace pace = new Pace(job, phase, total, before, now, errors, Duration.ofNanos(time - begun));
            if (screen.isDrawn()) {
                screen.draw(pace.bar(screen.columns()));
            } else {
                screen.line(pace.line());
            }
        }
    }

    private Duration pause() {
        return screen.isDrawn() ? BAR_PAUSE : LINE_PAUSE;
    }

    private ScheduledExecutorService tick() {
        final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            final Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        final ScheduledFuture<?> unused =
                timer.scheduleWithFixedDelay(this::show, look.toMillis(), look.toMillis(), TimeUnit.MILLISECONDS);
        return timer;
    }
}
