package io.ailog.cli;

import java.io.PrintStream;

/** What a person sees: results on the standard output, failures and warnings on the standard error. */
final class Screen {
    /** No message of the product's own is as long; the values of others in it may be. */
    private static final int LONGEST = 2_000;

    private final PrintStream out;
    private final PrintStream err;
    private volatile boolean quiet;

    Screen(final PrintStream out, final PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** From now on shows the result and failures alone. */
    void quiet() {
        quiet = true;
    }

    /** A line on what goes on. */
    void line(final String text) {
        if (!quiet) {
            out.println(text);
        }
    }

    /** The one line that says how a run ended. */
    void result(final String text) {
        out.println(oneLine(text));
    }

    /** A warning that is not given twice, and so is shown whatever was asked. */
    void lastingWarning(final String text) {
        err.println("warning: " + oneLine(text));
    }

    void warning(final String text) {
        if (!quiet) {
            err.println("warning: " + oneLine(text));
        }
    }

    void failure(final String text) {
        err.println("error: " + oneLine(text));
    }

    /** Where text that is a result of its own goes, such as SQL. */
    PrintStream out() {
        return out;
    }

    private static String oneLine(final String text) {
        return OneLine.of(text, LONGEST);
    }
}
