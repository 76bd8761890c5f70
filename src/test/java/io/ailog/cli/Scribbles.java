package io.ailog.cli;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text as nobody means it, always the same for the same seed: what is typed, pasted, generated or broken on its way. */
final class Scribbles {
    /** Each has done harm somewhere: to parsers, terminals, formatters, expression languages, shells or files. */
    private static final List<String> KNOWN = List.of(
            "",
            " ",
            "\t",
            "\n",
            "a\nb",
            "\u0000",
            "\u001b[31mred\u001b[0m",
            "\u202Eright to left",
            "\uFEFF",
            "\uD800",
            "日本語",
            "😀",
            "e\u0301",
            "ß",
            "İ",
            "%s%n%d",
            "{0}",
            "${HOME}",
            "${user.home:x}",
            "#{systemProperties}",
            "\\",
            "'",
            "\"",
            "`id`",
            "$(id)",
            "; DROP TABLE coverage;",
            "../../etc/passwd",
            "/dev/zero",
            "@/etc/passwd",
            "@@x",
            "-",
            "--",
            "---",
            "-1",
            "+1",
            "0",
            "007",
            "0x10",
            "1e3",
            "1_000",
            "1,5",
            "NaN",
            "Infinity",
            "-Infinity",
            "2147483648",
            "-2147483649",
            "99999999999999999999999999",
            "null",
            "true",
            "2026-02-30",
            "2026-13-01",
            "26-1-1",
            "2026-01-01T24:00:01Z",
            "2026-01-01T00:00:60Z",
            "2026-01-01T00:00:00+25:00",
            "2026-01-01T00:00:00",
            "2026-01-01T00:00:00[Europe/Prague]",
            "2026-W01-1",
            "+999999999-01-01",
            "-0001-01-01",
            "9999-12-31T23:59:59Z",
            "now",
            "tomorrow");

    private final SplittableRandom random;

    Scribbles(final long seed) {
        random = new SplittableRandom(seed);
    }

    /** One of {@code all}. */
    <T> T one(final List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    int below(final int bound) {
        return random.nextInt(bound);
    }

    /** A known one, a random one, or several of them on end. */
    String text() {
        return switch (random.nextInt(4)) {
            case 0, 1 -> one(KNOWN);
            case 2 -> characters(1 + random.nextInt(30));
            default -> one(KNOWN) + characters(random.nextInt(5)) + one(KNOWN);
        };
    }

    /** Text in which half of the characters are ASCII, control characters included. */
    String characters(final int length) {
        return IntStream.range(0, length)
                .map(i -> random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x1_1000))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    byte[] bytes(final int length) {
        final byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** {@code text} with a part of it cut out, doubled, or replaced. */
    String broken(final String text) {
        final int from = random.nextInt(text.length() + 1);
        final int to = Math.min(text.length(), from + random.nextInt(12));
        final String middle =
                switch (random.nextInt(3)) {
                    case 0 -> "";
                    case 1 -> text.substring(from, to).repeat(2);
                    default -> text();
                };
        return text.substring(0, from) + middle + text.substring(to);
    }
}
