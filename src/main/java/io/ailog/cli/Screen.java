package io.ailog.cli;

import java.io.PrintStream;

/** What a person sees: results on the standard output, failures and warnings on the standard error. */
final class Screen {
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
        out.println(text);
    }

    /** A warning that is not given twice, and so is shown whatever was asked. */
    void lastingWarning(final String text) {
        err.println("warning: " + text);
    }

    void warning(final String text) {
        if (!quiet) {
            err.println("warning: " + text);
        }
    }

    void failure(final String text) {
        err.println("error: " + text);
    }

    /** Where text that is a result of its own goes, such as SQL. */
    PrintStream out() {
        return out;
    }
}
