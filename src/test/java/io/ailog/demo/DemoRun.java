package io.ailog.demo;

import io.ailog.logs.LogGenerator;
import io.ailog.logs.Timeline;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** One demo from the start of the servers to the comparison. */
final class DemoRun {
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
        final Manifest manifest = new Beginning(folder, narrator, clock.instant()).manifest(seed);
        narrator.step("starting PostgreSQL and Elasticsearch in %s", folder.home());
        final JobCommand jobs = new JobCommand(folder.home(), narrator);
        final DemoServers servers = DemoServers.start(folder, manifest);
        final Ending ending = new Ending(jobs, servers, narrator);
        ending.listen();
        try (servers) {
            work(jobs, servers, manifest);
            new WhereToLook(narrator).tell(folder.home(), servers, keep);
            tellReport();
            narrator.step("done");
            if (keep) {
                ending.hold();
            }
        } catch (final InterruptedException | RuntimeException e) {
            if (!ending.isStopping()) {
                throw e instanceof DemoFailed failed ? failed : new DemoFailed(DemoFailed.FAILED, e.toString(), e);
            }
        } finally {
            ending.over();
        }
        return 0;
    }

    private void work(final JobCommand jobs, final DemoServers servers, final Manifest manifest) {
        EnvironmentFile.write(folder.environmentFile(), servers.environment());
        narrator.step(
                "PostgreSQL on port %d, Elasticsearch %s on port %d",
                servers.postgresPort(),
                servers.elasticsearchVersion(),
                servers.elasticsearch().getPort());
        final Manifest loaded = load(servers, manifest);
        compare(servers, runJobs(jobs, servers, loaded).timeline());
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
        folder.writeKnownIssues(new KnownIssuesYaml(new LogGenerator(manifest.timeline()).plan()).text());
        jobs.run("known-issues", "import", folder.knownIssuesFile().toString());
        jobs.run("backfill", "--from", baseline.to().toString(), "--to", newest.toString());
        // a window may have become complete by now, and `regular` will look for its logs
        final Manifest now = load(servers, manifest.with(manifest.timeline().toppedUpTo(clock.instant())));
        jobs.run("regular");
        report(jobs, now.timeline().range());
        return now;
    }

    private void report(final JobCommand jobs, final WindowRange range) {
        jobs.run(
                "report",
                "--from",
                range.from().toString(),
                "--to",
                range.to().toString(),
                "--output",
                folder.report().toString());
    }

    private void tellReport() {
        narrator.title("The report");
        narrator.line("All of this on one page, with a heat map, charts and each incident's evidence; it");
        narrator.line("opens in a browser, from disk and without network (report.md and report.json beside):");
        narrator.line("  %s", folder.report().resolve("report.html"));
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
}
