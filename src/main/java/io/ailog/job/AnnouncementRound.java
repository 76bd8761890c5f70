package io.ailog.job;

import io.ailog.report.AnnouncementChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All channels at the same time: the slowest one is waited for, and no other waits for it.
 *
 * @param running who is asked to stop waits for none
 * @param next what follows a failure, as a sentence
 */
record AnnouncementRound(RunningExecution running, String next) {
    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementRound.class);

    /** How often it is looked whether to stop. */
    private static final long LOOK_MILLIS = 100;

    Announced of(final List<AnnouncementChannel> channels, final Function<AnnouncementChannel, Announced> work) {
        final List<FutureTask<Announced>> tasks = channels.stream()
                .map(channel -> started(channel.name(), () -> attempted(channel, work)))
                .toList();
        final List<String> delivered = new ArrayList<>();
        final List<String> problems = new ArrayList<>();
        tasks.forEach(task -> {
            final Announced announced = awaited(task);
            delivered.addAll(announced.delivered());
            problems.addAll(announced.problems());
        });
        return new Announced(delivered, problems);
    }

    private static FutureTask<Announced> started(final String name, final Callable<Announced> work) {
        final FutureTask<Announced> task = new FutureTask<>(work);
        final Thread thread = new Thread(LogContext.carried(task), "announce-" + name);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private Announced attempted(
            final AnnouncementChannel channel, final Function<AnnouncementChannel, Announced> work) {
        try {
            return work.apply(channel);
        } catch (final RuntimeException e) {
            LOG.warn("announcing to {} came to nothing, or could not be noted", channel.name(), e);
            return Announced.problem("announcing to " + channel.name()
                    + " came to nothing, or could not be noted; the log file says why. " + next);
        }
    }

    /** What is given up is not noted, for the claim goes with the round: the next run decides on it anew. */
    private Announced awaited(final FutureTask<Announced> task) {
        try {
            while (true) {
                try {
                    return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (final TimeoutException e) {
                    if (running.isStopRequested()) {
                        return Announced.problem("stopped while a channel was waited for. " + next);
                    }
                }
            }
        } catch (final ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return Announced.NOTHING;
        }
    }
}
