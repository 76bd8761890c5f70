package io.ailog.demo;

import io.ailog.logs.LogGenerator;
import io.ailog.logs.LogLoader;
import io.ailog.window.WindowRange;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The writing of generated logs to Elasticsearch, with a line every few seconds. */
final class Loading {
    private static final long PAUSE = Duration.ofSeconds(5).toNanos();

    private final Narrator narrator;

    Loading(final Narrator narrator) {
        this.narrator = narrator;
    }

    void load(final URI elasticsearch, final LogGenerator generator, final WindowRange range) {
        narrator.step("loading logs of %s", range);
        final long start = System.nanoTime();
        final AtomicLong spoke = new AtomicLong(start);
        final long documents = new LogLoader(elasticsearch, generator).load(range, loaded -> {
            final long last = spoke.get();
            if (System.nanoTime() - last > PAUSE && spoke.compareAndSet(last, System.nanoTime())) {
                narrator.step("  %,9d documents", loaded);
            }
        });
        final double seconds = (System.nanoTime() - start) / 1e9;
        narrator.step("loaded %,d documents in %.1f s, %,.0f a second", documents, seconds, documents / seconds);
    }
}
