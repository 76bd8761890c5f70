package io.ailog.demo;

import io.ailog.logs.LogGenerator;
import io.ailog.logs.Timeline;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

/** One demo from the start of the servers to the comparison. */
final class DemoRun {
    private static final long USUAL_SEED = 1;
    private static final Duration OLDEST = Duration.ofDays(3);
    private static final int NEWEST_WINDOWS = 2;

    private final DemoFolder folder;
    private final Narrator narrator;
    private final Clock clock;

    DemoRun(final DemoFolder folder, final Narrator narrator, final Clock clock) {
        this.folder = folder;
        this.narrator = narrator;
        this.clock = clock;
    }

    /**
     * Runs it.
     *
     * @param seed the one that is asked for, if any
     * @param keep whether to hold the servers until the process is ended
     * @return the exit code
     */
    int run(final OptionalLong seed, final boolean keep) {
        final Manifest manifest = manifest(seed);
        folder.write(manifest);
        narrator.step("starting PostgreSQL and Elasticsearch in %s", folder.home());
        final JobCommand jobs = new JobCommand(folder.home(), narrator);
        try (DemoServers servers = DemoServers.start(folder, manifest)) {
            stopOnSignal(jobs, servers);
            EnvironmentFile.write(folder.environmentFile(), servers.environment());
            narrator.step(
                    "PostgreSQL on port %d, Elasticsearch %s on port %d",
                    servers.postgresPort(),
                    servers.elasticsearchVersion(),
                    servers.elasticsearch().getPort());
            final Manifest loaded = load(servers, manifest);
            compare(servers, runJobs(jobs, servers, loaded).timeline());
            new WhereToLook(narrator).tell(folder.home(), servers, keep);
            narrator.step("done");
            if (keep) {
                hold();
            }
        }
        return 0;
    }

    private Manifest manifest(final OptionalLong seed) {
        final Instant now = clock.instant();
        final Optional<Manifest> kept = folder.manifest();
        if (kept.isPresent()) {
            final Timeline timeline = kept.get().timeline();
            if (seed.orElse(timeline.seed()) == timeline.seed()
                    && timeline.end().isAfter(now.minus(OLDEST))) {
                narrator.step("using the logs of %s again, seed %d", timeline.range(), timeline.seed());
                return kept.get().with(timeline.toppedUpTo(now));
            }
            narrator.step("starting over: the folder holds %s of seed %d", timeline.range(), timeline.seed());
        }
        folder.clear();
        final Timeline timeline = Timeline.threeWeeksBefore(seed.orElse(USUAL_SEED), now);
        narrator.step("three weeks of logs, %s, seed %d", timeline.range(), timeline.seed());
        return new Manifest(timeline, timeline.start(), password(), password());
    }

    private Manifest load(final DemoServers servers, final Manifest manifest) {
        final Timeline timeline = manifest.timeline();
        final Optional<WindowRange> missing = timeline.range().startingAt(manifest.loadedTo());
        if (missing.isEmpty()) {
            return manifest;
        }
        new Loading(narrator).load(servers.elasticsearch(), new LogGenerator(timeline), missing.get());
        final Manifest loaded = manifest.loaded();
        folder.write(loaded);
        return loaded;
    }

    private Manifest runJobs(final JobCommand jobs, final DemoServers servers, final Manifest manifest) {
        final WindowRange baseline = manifest.timeline().baseline();
        final Instant newest = manifest.timeline().end().minus(Window.LENGTH.multipliedBy(NEWEST_WINDOWS));
        jobs.run("migrate");
        jobs.run(
                "init",
                "--from",
                baseline.from().toString(),
                "--to",
                baseline.to().toString());
        jobs.run("thresholds");
        jobs.run("backfill", "--from", baseline.to().toString(), "--to", newest.toString());
        // a window may have become complete by now, and `regular` will look for its logs
        final Manifest now = load(servers, manifest.with(manifest.timeline().toppedUpTo(clock.instant())));
        jobs.run("regular");
        return now;
    }

    private void compare(final DemoServers servers, final Timeline timeline) {
        final LogGenerator generator = new LogGenerator(timeline);
        final DemoDatabase database = new DemoDatabase(servers);
        final WindowRange judged = new WindowRange(timeline.baseline().to(), timeline.end());
        final long namespaces = LogGenerator.namespaces().size();
        new Findings(narrator)
                .tell(new Comparison(generator.plan(), database.incidents(judged)), judged.size() * namespaces);
        narrator.title("Counts");
        final long pairs =
                CountCheck.compare(generator.expectedCounts(timeline.range()), database.counts(timeline.range()));
        narrator.line(
                "peak_raw_data equals the generator's own counts: %,d of %,d windows and",
                pairs, timeline.range().size() * namespaces);
        narrator.line("namespaces with errors, none different, none missing, none too many.");
    }

    private void stopOnSignal(final JobCommand jobs, final DemoServers servers) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            jobs.close();
                            servers.close();
                        },
                        "demo-stop"));
    }

    private void hold() {
        narrator.line("The servers keep running. Press Ctrl-C to end them.");
        try {
            new CountDownLatch(1).await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String password() {
        return new BigInteger(128, new SecureRandom()).toString(Character.MAX_RADIX);
    }
}
