package io.ailog.window;

/** A claim that this process holds until it closes it or ends. */
public interface Claim extends AutoCloseable {
    /** The number by which other processes can ask whether it is held. */
    long number();

    /**
     * Calls back, from a thread of its own and at most once each, when something ends the right to go on.
     *
     * @param events what to call
     */
    void watch(Events events);

    @Override
    void close();

    /** What can end a claim before its holder does. */
    interface Events {
        /** Someone asked the holder to stop after the chunk in hand. */
        void stopRequested();

        /** The claim is gone, with the connection or by force: the work must end, because another may begin. */
        void lost(Failure failure);
    }
}
