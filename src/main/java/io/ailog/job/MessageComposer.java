package io.ailog.job;

import io.ailog.incident.RecordedIncident;
import io.ailog.report.Announcement;
import io.ailog.report.AnnouncementStore;
import io.ailog.report.AnnouncementStore.ChannelState;
import io.ailog.report.Digest;
import io.ailog.report.Message;
import io.ailog.report.Message.Occasion;
import io.ailog.report.Scene;
import io.ailog.report.Told;
import io.ailog.window.Claims;
import io.ailog.window.Coverage;
import io.ailog.window.Namespaces;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers what there is to be said after a run, and puts together what a channel doesn't know of it. */
@Component
class MessageComposer {
    /** How far back verdicts that were announced are looked after. */
    private static final Duration MEMORY = Duration.ofDays(7);

    /** How far back windows are looked for that are not judged, and how long what fails is tried again. */
    private static final Duration DAY = Duration.ofDays(1);

    private final AnnouncementStore store;
    private final AnnouncementSettings settings;
    private final Coverage coverage;
    private final Claims claims;
    private final Namespaces namespaces;
    private final Clock clock;

    MessageComposer(
            final AnnouncementStore store,
            final AnnouncementSettings settings,
            final Coverage coverage,
            final Claims claims,
            final Namespaces namespaces,
            final Clock clock) {
        this.store = store;
        this.settings = settings;
        this.coverage = coverage;
        this.claims = claims;
        this.namespaces = namespaces;
        this.clock = clock;
    }

    /**
     * What a run has found.
     *
     * @param scene of the time until now
     * @param history the range whose digest is due, if digests are asked for
     */
    record Findings(Occasion occasion, Scene scene, Optional<WindowRange> history) {}

    /** What is to be said after a run that ended so; what was complete before has been summed up then. */
    Findings findings(final Occasion occasion, final RunOutcome outcome) {
        final Instant end = judged(outcome.ranges());
        final List<WindowRange> worked = outcome.state() == RunOutcome.State.DONE ? outcome.ranges() : List.of();
        final Stream<WindowRange> past = occasion == Occasion.NEWS
                ? worked.stream().flatMap(range -> range.endingAt(fresh()).stream())
                : worked.stream();
        return new Findings(
                occasion,
                scene(new WindowRange(end.minus(MEMORY), end)),
                settings.digest() ? past.reduce(MessageComposer::around) : Optional.empty());
    }

    Message message(final Findings findings, final ChannelState state) {
        final Scene scene = findings.scene();
        final List<Announcement> news = findings.occasion() == Occasion.NEWS
                ? settings.policy()
                        .announcements(
                                scene, store.told(state.channel(), scene.range().from()), freshFor(state))
                : List.of();
        final List<Long> worst = news.stream()
                .flatMap(one -> one.worst().stream())
                .map(RecordedIncident::id)
                .toList();
        return new Message(scene.now(), findings.occasion(), news, digest(findings, state, news), store.details(worst));
    }

    /** What ended before this need not be remembered. */
    Instant horizon(final Findings findings) {
        return findings.scene().range().from();
    }

    private Optional<Digest> digest(final Findings findings, final ChannelState state, final List<Announcement> news) {
        final Optional<WindowRange> due = settings.digest()
                ? Stream.of(findings.history(), state.digest())
                        .flatMap(Optional::stream)
                        .reduce(MessageComposer::around)
                : Optional.empty();
        return due.flatMap(range -> {
            final List<Told> told = Stream.concat(
                            store.told(state.channel(), range.from()).stream(),
                            news.stream().map(Announcement::now))
                    .toList();
            return settings.policy().digest(scene(range), told, range);
        });
    }

    private Scene scene(final WindowRange range) {
        final WindowRange lately = range.startingAt(range.to().minus(DAY)).orElse(range);
        // those that were but counted; and those that another run is at work on, whose verdicts come last
        final Set<Window> unjudged = new HashSet<>(coverage.unread(lately, namespaces.names()));
        lately.without(claims.free(lately)).stream()
                .flatMap(WindowRange::windows)
                .forEach(unjudged::add);
        return Scene.of(namespaces, store.incidents(range, namespaces.names()), range, unjudged, clock.instant());
    }

    /** The end of the newest window that was judged: one of this run, or of another that was further. */
    private Instant judged(final List<WindowRange> ranges) {
        final Instant ours =
                Collections.max(ranges.stream().map(WindowRange::to).toList());
        final Instant now = Window.containing(clock.instant()).start();
        return ours.isBefore(now)
                ? coverage.newestComplete(new WindowRange(ours, now), namespaces.names())
                        .map(Window::end)
                        .orElse(ours)
                : ours;
    }

    private Instant fresh() {
        return Window.containing(clock.instant().minus(settings.fresh())).start();
    }

    /** What is news for a channel that took nothing for a while began to be news then. */
    private Instant freshFor(final ChannelState state) {
        final Instant earliest = Window.containing(clock.instant().minus(DAY)).start();
        return state.failingSince()
                .map(since -> Window.containing(since.minus(settings.fresh())).start())
                .filter(fresh()::isAfter)
                .map(since -> since.isBefore(earliest) ? earliest : since)
                .orElseGet(this::fresh);
    }

    private static WindowRange around(final WindowRange one, final WindowRange other) {
        return new WindowRange(
                one.from().isBefore(other.from()) ? one.from() : other.from(),
                one.to().isAfter(other.to()) ? one.to() : other.to());
    }
}
