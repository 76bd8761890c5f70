package io.ailog.window;

/** A claim that this process holds until it closes it or ends. */
public interface Claim extends AutoCloseable {
    /** The number by which other processes can ask whether it is held. */
    long number();

    /**
     * The number of the part that stands for the windows of {@code range}. What is written over them has to hold that one:
     * of a claim whose holder lost it, others clear away each part as soon as nobody holds it.
     *
     * @throws IllegalArgumentException when no one part has all of them
     */
    long number(WindowRange range);

    /**
     * Calls back, from a thread of its own and at most once each, when something ends the right to go on.
     *
     * @param events what to call
     */
    void watch(Events events);

    /**
     * Makes sure that all that was written under this claim outlasts a crash of the database, and that the claim stood
     * until now. Before that, a crash can take back the last moments, as if the work had not gone so far.
     *
     * @throws Failure of kind UNREACHABLE when that can't be said
     */
    void confirm();

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
