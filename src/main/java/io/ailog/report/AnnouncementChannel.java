package io.ailog.report;

import java.util.Optional;

/** A way to people. */
public interface AnnouncementChannel {
    /** A word for it, under which is noted what it was told: {@code teams}. */
    String name();

    /** Whether anybody has asked for it. */
    boolean isWanted();

    /**
     * Hands {@code message} over, in bounded time.
     *
     * @return what was wrong and which setting to check, without secrets; empty when it was taken
     */
    Optional<String> problem(Message message);
}
