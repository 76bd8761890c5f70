package io.ailog.job;

import io.ailog.job.MessageComposer.Findings;
import io.ailog.report.AnnouncementChannel;
import io.ailog.report.AnnouncementStore;
import io.ailog.report.AnnouncementStore.ChannelState;
import io.ailog.report.Message;
import io.ailog.report.Message.Occasion;
import io.ailog.report.SampleMessage;
import io.ailog.window.Claim;
import io.ailog.window.Claimant;
import io.ailog.window.Claims;
import io.ailog.window.Failure;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells each channel what it doesn't know yet of what runs have found, and never fails a run.
 *
 * <p>A channel is noted to know something once it has taken it, so what fails is decided on anew by the next run. When a
 * process dies between the two, the next run says it once more: at least once, and hardly ever twice. Of several hosts one
 * announces at a time, by a claim of its own; the others leave it to that one and to the next run.
 */
@Component
public class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    /** What only one process at a time may do. */
    private static final String RESOURCE = "announcements";

    private static final String NEXT = "The next `regular` tries again.";

    private final List<AnnouncementChannel> channels;
    private final AnnouncementSettings settings;
    private final MessageComposer composer;
    private final AnnouncementStore store;
    private final Claims claims;
    private final TransactionTemplate transaction;
    private final RunningExecution running;
    private final Clock clock;

    Announcer(
            final List<AnnouncementChannel> channels,
            final AnnouncementSettings settings,
            final MessageComposer composer,
            final AnnouncementStore store,
            final Claims claims,
            final PlatformTransactionManager transactions,
            final RunningExecution running,
            final Clock clock) {
        this.channels = channels;
        this.settings = settings;
        this.composer = composer;
        this.store = store;
        this.claims = claims;
        this.transaction = new TransactionTemplate(transactions);
        this.running = running;
        this.clock = clock;
    }

    /** Announces what there is to be said after a run of {@code job} that left nothing undone. */
    public Announced announce(final String job, final RunOutcome outcome) {
        final Occasion occasion = JobName.REGULAR.equals(job) ? Occasion.NEWS : Occasion.HISTORY;
        if (wanted().isEmpty()
                || (occasion == Occasion.HISTORY
                        && !(JobName.BACKFILL.equals(job)
                                && settings.digest()
                                && outcome.state() == RunOutcome.State.DONE))) {
            return Announced.NOTHING;
        }
        try (Claim claim = claims.claim(new Claimant(RESOURCE, Optional.of(RESOURCE)), List.of())) {
            final Findings findings = composer.findings(occasion, outcome);
            return new AnnouncementRound(running, NEXT).of(wanted(), channel -> announce(channel, findings, claim));
        } catch (final Failure e) {
            if (e.kind() == Failure.Kind.HELD) {
                LOG.info("another process announces: {}", e.getMessage());
                return Announced.NOTHING;
            }
            return failed(e);
        } catch (final RuntimeException e) {
            return failed(e);
        }
    }

    /** Sends a sample to each channel that is configured; none when none is. */
    public Announced test() {
        final Message sample = SampleMessage.at(clock.instant());
        final AnnouncementRound round = new AnnouncementRound(running, "Give the same command again.");
        return round.of(wanted(), channel -> channel.problem(sample)
                .map(problem -> Announced.problem(channel.name() + " did not take the sample: " + problem + "."))
                .orElseGet(() -> Announced.delivered(channel.name() + " took the sample")));
    }

    /** How deliveries go to the channels that are configured. */
    public List<ChannelState> states() {
        return wanted().stream().map(channel -> store.state(channel.name())).toList();
    }

    private List<AnnouncementChannel> wanted() {
        return channels.stream()
                .filter(AnnouncementChannel::isWanted)
                .sorted(Comparator.comparing(AnnouncementChannel::name))
                .toList();
    }

    private Announced announce(final AnnouncementChannel channel, final Findings findings, final Claim claim) {
        final String name = channel.name();
        final ChannelState state = store.state(name);
        final Message message = composer.message(findings, state);
        if (message.isEmpty()) {
            if (message.occasion() == Occasion.NEWS && state.pending() > 0) {
                note(claim, known -> known.idle(name));
            }
            return Announced.NOTHING;
        }
        final Optional<String> problem = channel.problem(message);
        note(
                claim,
                known -> problem.ifPresentOrElse(
                        what -> known.failed(name, message, what),
                        () -> known.delivered(name, message, composer.horizon(findings))));
        return problem.map(what ->
                        Announced.problem(name + " did not take " + announcements(message) + ": " + what + ". " + NEXT))
                .orElseGet(() -> Announced.delivered(name + " took " + announcements(message)));
    }

    /** Under the claim: once it is lost, another process may be at it. */
    private void note(final Claim claim, final Consumer<AnnouncementStore> what) {
        transaction.executeWithoutResult(status -> {
            claims.hold(claim.number());
            what.accept(store);
        });
    }

    private static String announcements(final Message message) {
        return message.size() == 1 ? "1 announcement" : message.size() + " announcements";
    }

    private static Announced failed(final RuntimeException cause) {
        LOG.warn("announcements came to nothing", cause);
        return Announced.problem("announcing came to nothing; the log file says why. " + NEXT);
    }
}
