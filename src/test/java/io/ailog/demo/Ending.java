package io.ailog.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** The end of a demo by Ctrl-C or SIGTERM: the job that is running is stopped, then the servers. */
final class Ending {
    private static final int STOPPED = 4;

    private final AtomicReference<State> state = new AtomicReference<>(State.AT_WORK);
    private final JobCommand jobs;
    private final DemoServers servers;
    private final Narrator narrator;

    private enum State {
        AT_WORK,
        HOLDING,
        STOPPING,
        OVER
    }

    Ending(final JobCommand jobs, final DemoServers servers, final Narrator narrator) {
        this.jobs = jobs;
        this.servers = servers;
        this.narrator = narrator;
    }

    /** From now on a signal ends the demo in order. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "demo-stop"));
    }

    /** Waits for a signal. */
    void hold() throws InterruptedException {
        state.compareAndSet(State.AT_WORK, State.HOLDING);
        narrator.line("The servers keep running. Press Ctrl-C to end them.");
        new CountDownLatch(1).await();
    }

    /** Whether a signal is ending the demo, so that what fails now fails because of it. */
    boolean isStopping() {
        return state.get() == State.STOPPING;
    }

    /** Says that the demo has come to its end by itself, and closed all. */
    void over() {
        state.compareAndSet(State.AT_WORK, State.OVER);
    }

    private void stop() {
        final State before = state.getAndSet(State.STOPPING);
        if (before == State.OVER) {
            return;
        }
        narrator.step("stopping");
        jobs.close();
        servers.close();
        narrator.step("stopped; the next demo on this folder goes on from here");
        // the code of the signal would be taken for a failure
        Runtime.getRuntime().halt(before == State.HOLDING ? 0 : STOPPED);
    }
}
