package io.ailog.window;

import java.util.Locale;

/**
 * What a check of an installation came to.
 *
 * @param found what there is, or what is wrong, without secrets
 * @param fix what to do about it, in one line or several; empty when there is nothing to do
 */
public record CheckResult(Outcome outcome, String found, String fix) {
    /** The ways to come out of a check. */
    public enum Outcome {
        OK,
        /** Worth a look; the jobs run all the same, and a new installation has some. */
        WARNING,
        FAILED,
        /** It could not be made, because something else must be mended first. */
        SKIPPED;

        /** As people and programs read it: {@code ok}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static CheckResult ok(final String found) {
        return new CheckResult(Outcome.OK, found, "");
    }

    public static CheckResult warning(final String found, final String fix) {
        return new CheckResult(Outcome.WARNING, found, fix);
    }

    public static CheckResult failed(final String found, final String fix) {
        return new CheckResult(Outcome.FAILED, found, fix);
    }

    /** A check that could not be made before {@code point} is mended. */
    public static CheckResult skipped(final CheckPoint point) {
        return new CheckResult(Outcome.SKIPPED, point.label() + " must be mended first", "");
    }

    /** What {@code failure} says, whose last sentence is the next step. */
    public static CheckResult of(final Failure failure) {
        final String text = failure.getMessage();
        for (int end = text.lastIndexOf(". "); end > 0; end = text.lastIndexOf(". ", end - 1)) {
            if (end + 2 < text.length() && Character.isUpperCase(text.charAt(end + 2))) {
                return failed(text.substring(0, end + 1), text.substring(end + 2));
            }
        }
        return failed(text, nextStep(failure.kind()));
    }

    /** Of a failure that says in one sentence what is allowed. */
    private static String nextStep(final Failure.Kind kind) {
        return switch (kind) {
            case CONFIGURATION -> "Correct it, then run verify again.";
            case UNREACHABLE, HELD -> "Try again later.";
            case FAILED -> "Look into logs/verify.log, which has the details.";
        };
    }

    /** Whether what rests on it can be looked at. */
    public boolean isUsable() {
        return outcome == Outcome.OK || outcome == Outcome.WARNING;
    }
}
