package io.ailog.report;

import static io.ailog.report.Announcement.Kind.BEGUN;
import static io.ailog.report.Announcement.Kind.CORRECTED;
import static io.ailog.report.Announcement.Kind.LASTING;
import static io.ailog.report.Announcement.Kind.OVER;
import static io.ailog.report.Announcement.Kind.WITHDRAWN;
import static io.ailog.report.Announcement.Kind.WORSE;

import io.ailog.incident.Episode;
import io.ailog.incident.RecordedIncident;
import io.ailog.incident.Severity;
import io.ailog.window.Namespace;
import io.ailog.window.Namespace.AlertRule;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides what to announce. A pure function of what is there and of what was said.
 *
 * @param repeatAfter how long an episode that goes on is not spoken of again
 * @param growth share by which the most errors of a window must grow to be worse, 0.3 for 30 %
 */
public record AnnouncementPolicy(Duration repeatAfter, double growth) {
    /** The more important namespaces first, then the worse. */
    private static final Comparator<Announcement> FIRST = Comparator.comparing(
                    (Announcement one) -> one.namespace().priority(), Comparator.reverseOrder())
            .thenComparing(one -> one.now().severity())
            .thenComparing(one -> one.namespace().name())
            .thenComparing(one -> one.now().range().from());

    /** Whether incidents of {@code severity} are announced by {@code rule}. */
    public static boolean isAnnounced(final AlertRule rule, final Severity severity) {
        return severity.compareTo(
                        switch (rule) {
                            case CRITICAL -> Severity.MEDIUM;
                            case WARN -> Severity.HIGH;
                        })
                <= 0;
    }

    /**
     * What a channel that knows {@code told} is to be told of {@code scene}, the most important first.
     *
     * @param freshFrom episodes that were never spoken of are announced if they end after this; those before are history
     */
    public List<Announcement> announcements(final Scene scene, final Collection<Told> told, final Instant freshFrom) {
        final List<Announcement> all = new ArrayList<>();
        for (final Namespace namespace : scene.namespaces().all()) {
            final List<Episode> episodes = scene.episodes().stream()
                    .filter(episode -> episode.namespace().equals(namespace.name()))
                    .toList();
            // the newest first: of several that late data joined, it is the one that goes on
            final List<Told> known = told.stream()
                    .filter(one -> one.namespace().equals(namespace.name()))
                    .sorted(Comparator.comparing((Told one) -> one.range().from())
                            .reversed())
                    .toList();
            all.addAll(of(namespace, scene, episodes, known, freshFrom));
        }
        return all.stream().sorted(FIRST).toList();
    }

    /**
     * What {@code range} has that is history: episodes as bad as those that are announced, of which a channel that knows
     * {@code told} hears for the first time. Empty when there are none.
     */
    public Optional<Digest> digest(final Scene scene, final Collection<Told> told, final WindowRange range) {
        final List<Announcement> episodes = new ArrayList<>();
        for (final Namespace namespace : scene.namespaces().all()) {
            scene.episodes().stream()
                    .filter(episode -> episode.namespace().equals(namespace.name())
                            && episode.range().overlaps(range)
                            && isAnnounced(namespace.alertRule(), episode.severity())
                            && told.stream().noneMatch(one -> isOf(one, episode)))
                    .map(episode -> announcement(BEGUN, namespace, Optional.empty(), episode, scene))
                    .forEach(episodes::add);
        }
        return episodes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Digest(range, episodes.stream().sorted(FIRST).toList()));
    }

    private static boolean isOf(final Told told, final Episode episode) {
        return told.namespace().equals(episode.namespace()) && told.range().overlaps(episode.range());
    }

    private List<Announcement> of(
            final Namespace namespace,
            final Scene scene,
            final List<Episode> episodes,
            final List<Told> known,
            final Instant freshFrom) {
        final List<Announcement> all = new ArrayList<>();
        final Set<Episode> spoken = new HashSet<>();
        for (final Told told : known) {
            final List<Episode> same = episodes.stream()
                    .filter(episode -> episode.range().overlaps(told.range()))
                    .toList();
            if (same.isEmpty()) {
                withdrawn(namespace, scene, told).ifPresent(all::add);
            } else if (spoken.add(same.get(same.size() - 1))) {
                again(namespace, scene, told, same.get(same.size() - 1)).ifPresent(all::add);
            }
            spoken.addAll(same);
        }
        episodes.stream()
                .filter(episode -> !spoken.contains(episode)
                        && isAnnounced(namespace.alertRule(), episode.severity())
                        && episode.range().to().isAfter(freshFrom))
                .map(episode -> announcement(BEGUN, namespace, Optional.empty(), episode, scene))
                .forEach(all::add);
        return all;
    }

    /** What was not looked at, or isn't judged, may well stand. */
    private static Optional<Announcement> withdrawn(final Namespace namespace, final Scene scene, final Told told) {
        if (!scene.isJudged(told.range())) {
            return Optional.empty();
        }
        final Told now = new Told(told.namespace(), told.range(), told.severity(), told.errors(), scene.now(), true);
        return Optional.of(new Announcement(WITHDRAWN, namespace, now, Optional.of(told), Optional.empty()));
    }

    private Optional<Announcement> again(
            final Namespace namespace, final Scene scene, final Told told, final Episode episode) {
        // what was corrected to something mild is spoken of again once it isn't
        if (!isAnnounced(namespace.alertRule(), told.severity())
                && !isAnnounced(namespace.alertRule(), episode.severity())) {
            return Optional.empty();
        }
        return kind(namespace, scene, told, episode)
                .map(kind -> announcement(kind, namespace, Optional.of(told), episode, scene));
    }

    private Optional<Announcement.Kind> kind(
            final Namespace namespace, final Scene scene, final Told told, final Episode episode) {
        final boolean isOver = !episode.ongoing();
        final boolean isWorse = episode.severity().compareTo(told.severity()) < 0
                || episode.peak().count() > told.errors() * (1 + growth);
        if (isCorrected(told, episode, isOver) || (told.isOver() && isWorse)) {
            return Optional.of(CORRECTED);
        }
        if (isWorse) {
            return Optional.of(WORSE);
        }
        if (told.isOver() || !isAnnounced(namespace.alertRule(), told.severity())) {
            return Optional.empty();
        }
        if (isOver) {
            return Optional.of(OVER);
        }
        return isLasting(namespace, scene, told, episode) ? Optional.of(LASTING) : Optional.empty();
    }

    /** Whether windows that were spoken of are now judged otherwise, and what came since doesn't make up for it. */
    private static boolean isCorrected(final Told told, final Episode episode, final boolean isOver) {
        final boolean isJudgedOtherwise = severityBefore(told.range().to(), episode)
                .filter(told.severity()::equals)
                .isEmpty();
        return (isJudgedOtherwise && isChanged(told, episode)) || (told.isOver() && !isOver);
    }

    /** A higher severity that new windows alone have is no correction. */
    private static boolean isChanged(final Told told, final Episode episode) {
        final boolean isHigher = episode.severity().compareTo(told.severity()) < 0;
        return isHigher
                ? severityBefore(told.range().to(), episode)
                        .filter(severity -> severity.compareTo(told.severity()) < 0)
                        .isPresent()
                : episode.severity() != told.severity();
    }

    private boolean isLasting(final Namespace namespace, final Scene scene, final Told told, final Episode episode) {
        // by windows: a run may begin some seconds earlier in its quarter of an hour than the one before
        final Instant due = Window.containing(told.at()).start().plus(repeatAfter);
        return !due.isAfter(Window.containing(scene.now()).start())
                && severitySince(told.range().to(), episode)
                        .filter(severity -> isAnnounced(namespace.alertRule(), severity))
                        .isPresent();
    }

    /** The worst severity of the windows that begin before {@code end}; empty when there are none. */
    private static Optional<Severity> severityBefore(final Instant end, final Episode episode) {
        return severity(episode, incident -> incident.start().isBefore(end));
    }

    /** The worst severity of the windows that begin at {@code start} or later; empty when there are none. */
    private static Optional<Severity> severitySince(final Instant start, final Episode episode) {
        return severity(episode, incident -> !incident.start().isBefore(start));
    }

    private static Optional<Severity> severity(final Episode episode, final Predicate<RecordedIncident> which) {
        return episode.incidents().stream()
                .filter(which)
                .map(RecordedIncident::severity)
                .min(Comparator.naturalOrder());
    }

    private static Announcement announcement(
            final Announcement.Kind kind,
            final Namespace namespace,
            final Optional<Told> before,
            final Episode episode,
            final Scene scene) {
        final Instant from = before.map(told -> told.range().from())
                .filter(first -> first.isBefore(episode.range().to()))
                .orElse(episode.range().from());
        final Told now = new Told(
                episode.namespace(),
                new WindowRange(from, episode.range().to()),
                episode.severity(),
                episode.peak().count(),
                scene.now(),
                !episode.ongoing());
        return new Announcement(kind, namespace, now, before, Optional.of(episode));
    }
}
