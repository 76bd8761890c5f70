package io.ailog.demo;

import io.ailog.logs.LogGenerator;
import io.ailog.logs.Timeline;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The decision at the start of a demo whether the logs of a folder can be used again, or new ones are made. */
final class Beginning {
    private static final long USUAL_SEED = 1;
    private static final Duration OLDEST = Duration.ofDays(3);
    private static final int PASSWORD_BITS = 128;

    private final DemoFolder folder;
    private final Narrator narrator;
    private final Instant now;

    Beginning(final DemoFolder folder, final Narrator narrator, final Instant now) {
        this.folder = folder;
        this.narrator = narrator;
        this.now = now;
    }

    /**
     * What the folder is to hold now; the folder is emptied unless its logs can be used again.
     *
     * @param seed the one that is asked for, if any
     */
    Manifest manifest(final OptionalLong seed) {
        final Optional<Manifest> kept = folder.manifest().filter(manifest -> isUsable(manifest, seed));
        final Manifest manifest =
                kept.map(old -> old.with(old.timeline().toppedUpTo(now))).orElseGet(() -> fresh(seed));
        folder.write(manifest);
        return manifest;
    }

    private boolean isUsable(final Manifest manifest, final OptionalLong seed) {
        final Timeline timeline = manifest.timeline();
        final String logs = "the logs of " + timeline.range() + ", seed " + timeline.seed();
        if (seed.orElse(timeline.seed()) != timeline.seed()) {
            narrator.step("starting over, since another seed is asked for: %s go", logs);
            return false;
        }
        if (!timeline.end().isAfter(now.minus(OLDEST))) {
            narrator.step("starting over, since they are older than %d days: %s go", OLDEST.toDays(), logs);
            return false;
        }
        if (!manifest.generator().equals(LogGenerator.fingerprint(timeline))) {
            narrator.step("starting over, since another version of the demo made them: %s go", logs);
            return false;
        }
        narrator.step("using %s, again", logs);
        return true;
    }

    private Manifest fresh(final OptionalLong seed) {
        folder.clear();
        final Timeline timeline = Timeline.threeWeeksBefore(seed.orElse(USUAL_SEED), now);
        narrator.step("three weeks of logs, %s, seed %d", timeline.range(), timeline.seed());
        return new Manifest(timeline, timeline.start(), LogGenerator.fingerprint(timeline), password(), password());
    }

    private static String password() {
        return new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(Character.MAX_RADIX);
    }
}
