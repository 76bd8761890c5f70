package io.ailog.cli;

import java.io.PrintStream;

/**
 * What a person sees: results on the standard output, failures and warnings on the standard error, and there, if it is a
 * terminal, one passing line that is drawn anew in its place.
 */
final class Screen {
    /** No message of the product's own is as long; the values of others in it may be. */
    private static final int LONGEST = 2_000;

    private static final String BACK_AND_ERASE = "\r\u001b[K";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private volatile boolean quiet;
    private boolean drawn;

    Screen(final PrintStream out, final PrintStream err) {
        this(out, err, Terminal.NONE);
    }

    Screen(final PrintStream out, final PrintStream err, final Terminal terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** From now on shows the result and failures alone. */
    void quiet() {
        quiet = true;
    }

    /** Whether {@link #line} or {@link #draw} show anything. */
    boolean isHeard() {
        return !quiet;
    }

    /** Whether {@link #draw} shows anything. */
    boolean isDrawn() {
        return terminal.columns() > 0 && !quiet;
    }

    /** The characters that fit into the passing line. */
    int columns() {
        // the last column would move the cursor on in some terminals
        return Math.max(0, terminal.columns() - 1);
    }

    /** Shows {@code text} in place of the passing line that is there, on a terminal. */
    synchronized void draw(final String text) {
        if (isDrawn()) {
            err.print(BACK_AND_ERASE + text);
            err.flush();
            drawn = true;
        }
    }

    /** Takes the passing line away. */
    synchronized void erase() {
        if (drawn) {
            err.print(BACK_AND_ERASE);
            err.flush();
            drawn = false;
        }
    }

    /** A line on what goes on. */
    synchronized void line(final String text) {
        if (!quiet) {
            print(out, text);
        }
    }

    /** The one line that says how a run ended. */
    void result(final String text) {
        print(out, oneLine(text));
    }

    /** A warning that is not given twice, and so is shown whatever was asked. */
    void lastingWarning(final String text) {
        print(err, coloured(YELLOW, "warning:") + " " + oneLine(text));
    }

    void warning(final String text) {
        if (!quiet) {
            lastingWarning(text);
        }
    }

    void failure(final String text) {
        print(err, coloured(RED, "error:") + " " + oneLine(text));
    }

    /** Where text that is a result of its own goes, such as SQL. */
    PrintStream out() {
        return out;
    }

    private synchronized void print(final PrintStream stream, final String text) {
        erase();
        stream.println(text);
    }

    private String coloured(final String colour, final String text) {
        return terminal.colours() ? colour + text + PLAIN : text;
    }

    private static String oneLine(final String text) {
        return OneLine.of(text, LONGEST);
    }
}
