package io.ailog.cli;

import java.util.Locale;

/** Amounts in few characters, for those who look at a rate or at a bar. */
final class Amount {
    private static final String UNITS = " kMG";

    private Amount() {}

    /** {@code 0.4}, {@code 12}, {@code 3.4k}, {@code 120k}, {@code 1.2M}. */
    static String of(final double amount) {
        double rest = amount;
        int unit = 0;
        // 999.5 would be shown as 1000
        while (rest >= 999.5 && unit < UNITS.length() - 1) {
            rest /= 1_000;
            unit++;
        }
        final boolean whole = (unit == 0 && rest == Math.rint(rest)) || rest >= 9.95;
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", rest)
                + String.valueOf(UNITS.charAt(unit)).strip();
    }
}
