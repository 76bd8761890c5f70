package io.ailog.signature;

import java.util.ArrayList;
import java.util.List;

/**
 * What a Java stack trace says about where an error comes from.
 *
 * @param rootCause simple name of the class of the innermost exception; empty when the text after the first line names
 *     none
 * @param frames the topmost three frames of the application in the innermost exception that has any, without lines
 */
record StackTrace(String rootCause, List<String> frames) {
    static final StackTrace NONE = new StackTrace("", List.of());
    private static final String CAUSE = "Caused by: ";

    StackTrace {
        frames = List.copyOf(frames);
    }

    /** The stack trace after the first line of {@code text}. */
    static StackTrace in(final String text) {
        final int firstEnd = text.indexOf('\n');
        return firstEnd < 0 ? NONE : new Reading().read(text, firstEnd + 1);
    }

    private static final class Reading {
        private String rootCause = "";
        private List<String> frames = new ArrayList<>();
        private boolean newSection = true;
        private boolean suppressed;
        private boolean inFrames;

        StackTrace read(final String text, final int from) {
            int start = from;
            while (start < text.length()) {
                final int newline = text.indexOf('\n', start);
                final int end = newline < 0 ? text.length() : newline;
                line(text, start, end);
                start = end + 1;
            }
            return new StackTrace(rootCause, frames);
        }

        private void line(final String text, final int start, final int end) {
            int at = start;
            while (at < end && text.charAt(at) <= ' ') {
                at++;
            }
            if (at == end) {
                return;
            }
            if (text.startsWith("at ", at)) {
                inFrames = true;
                frame(text, at + 3, end);
            } else if (text.startsWith(CAUSE, at) && !(suppressed && at > start)) {
                suppressed = false;
                newSection = true;
                cause(text, at + CAUSE.length(), end);
            } else if (text.startsWith("Suppressed: ", at)) {
                suppressed = true;
            } else if (!inFrames && rootCause.isEmpty()) {
                cause(text, at, end);
            }
        }

        private void cause(final String text, final int start, final int end) {
            final String name = ExceptionName.at(text, start, end);
            rootCause = name.isEmpty() ? rootCause : name;
        }

        private void frame(final String text, final int start, final int end) {
            if (suppressed || (!newSection && frames.size() == StackFrame.COUNTED)) {
                return;
            }
            final String frame = StackFrame.application(text, start, end);
            if (frame.isEmpty()) {
                return;
            }
            if (newSection) {
                frames = new ArrayList<>();
                newSection = false;
            }
            frames.add(frame);
        }
    }
}
