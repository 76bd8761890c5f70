package io.ailog.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message with gaps such as {@code {uuid}}. What fills them is only what varies in real messages too (numbers,
 * addresses, ids, times, quoted values), and {@code {env}}, the environment, by which the same mistake reads differently
 * in each namespace.
 */
final class Template {
    private static final Pattern GAP = Pattern.compile("\\{([a-z]+)}");
    private static final String[] WORDS = {
        "alpha",
        "Novák",
        "Müller",
        "premium",
        "PRAHA-4",
        "Zürich",
        "gold",
        "n/a",
        "VIP klient",
        "test",
        "Genève",
        "x-17"
    };

    /** Texts at even places, names of gaps at odd ones. */
    private final List<String> parts = new ArrayList<>();

    Template(final String text) {
        final Matcher matcher = GAP.matcher(text);
        int end = 0;
        while (matcher.find()) {
            parts.add(text.substring(end, matcher.start()));
            parts.add(matcher.group(1));
            end = matcher.end();
        }
        parts.add(text.substring(end));
    }

    String fill(final Dice dice, final String environment) {
        final StringBuilder filled = new StringBuilder(160);
        for (int i = 0; i < parts.size(); i++) {
            filled.append(i % 2 == 0 ? parts.get(i) : value(parts.get(i), dice, environment));
        }
        return filled.toString();
    }

    private static String value(final String gap, final Dice dice, final String environment) {
        return switch (gap) {
            case "env" -> environment;
            case "n" -> Integer.toString(dice.between(1, 999));
            case "id" -> Integer.toString(dice.between(10_000_000, 99_999_999));
            case "ms" -> Integer.toString(dice.between(1_000, 60_000));
            case "money" -> dice.between(1, 99_999) + "." + dice.between(10, 99);
            case "uuid" -> new UUID(dice.next(), dice.next()).toString();
            case "hex" -> "0x" + Long.toHexString(dice.next() >>> 16 | 1L << 47);
            case "ip" -> "10." + dice.below(200) + "." + dice.below(256) + "." + dice.between(1, 254);
            case "port" -> Integer.toString(dice.between(1_024, 65_535));
            case "mail" -> "user" + dice.below(10_000) + "@example.com";
            case "q" -> "'" + WORDS[dice.below(WORDS.length)] + dice.below(1_000) + "'";
            case "time" ->
                String.format(
                        Locale.ROOT,
                        "2026-%02d-%02dT%02d:%02d:%02dZ",
                        dice.between(1, 12),
                        dice.between(1, 28),
                        dice.below(24),
                        dice.below(60),
                        dice.below(60));
            default -> throw new IllegalArgumentException("No such gap: " + gap);
        };
    }
}
