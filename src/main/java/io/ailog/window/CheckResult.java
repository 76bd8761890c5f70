package io.ailog.window;

import java.util.Locale;

/**
 * What a check of an installation found.
 *
 * @param name what was looked at
 * @param found what is there, or what is wrong
 * @param fix what to do about it; empty when there is nothing to do, or {@code found} says it
 */
public record CheckResult(String name, Outcome outcome, String found, String fix) {
    /** The ways to come out of a check. */
    public enum Outcome {
        OK,
        /** Worth a look; the jobs run all the same. */
        WARNING,
        FAILED,
        /** It could not be made, because something else must be mended first. */
        SKIPPED;

        /** As people and programs read it: {@code ok}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static CheckResult ok(final String name, final String found) {
        return new CheckResult(name, Outcome.OK, found, "");
    }

    public static CheckResult warning(final String name, final String found, final String fix) {
        return new CheckResult(name, Outcome.WARNING, found, fix);
    }

    public static CheckResult failed(final String name, final String found, final String fix) {
        return new CheckResult(name, Outcome.FAILED, found, fix);
    }

    /**
     * A check that could not be made.
     *
     * @param reason what must be mended first
     */
    public static CheckResult skipped(final String name, final String reason) {
        return new CheckResult(name, Outcome.SKIPPED, reason, "");
    }
}
