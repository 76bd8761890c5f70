package io.ailog.cli;

import java.util.Locale;

/** Where storms say what they did. */
final class Storms {
    private Storms() {}

    static void say(final String format, final Object... values) {
        System.out.println("storm | " + String.format(Locale.ROOT, format, values));
    }
}
