package io.ailog.signature;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages that nobody should have to read: random ones of awkward parts, and such as make bad parsers slow. */
final class HostileMessages {
    private static final int MEGABYTE = 1 << 20;
    private static final List<String> PARTS = List.of(
            "<*>",
            " ",
            "\t",
            "\n",
            "\u0000",
            "\u001b[31m",
            "\u202e",
            "\u200f",
            "\u00a0",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDC00",
            "12",
            "-7",
            "0xff",
            "ab12",
            "deadbeef",
            "\u0661",
            "'",
            "\"",
            "`",
            "\u201e",
            "\u201c",
            "\u00ab",
            "\u00bb",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "()",
            "<",
            ">",
            "=",
            "==",
            ":",
            "::",
            "://",
            ",",
            ";",
            "|",
            "-",
            "--",
            "/",
            "\\",
            "@",
            ".",
            "..",
            "...",
            "*",
            "%",
            "!",
            "?",
            "~",
            "#",
            "$",
            "&",
            "^",
            "_",
            "user",
            "for",
            "from",
            "to",
            "by",
            "host",
            "invalid",
            "state",
            "type",
            "is",
            "na",
            "z",
            "pro",
            "NEW",
            "true",
            "null",
            "on",
            "ms",
            "MB",
            "Jan",
            "Mon",
            "PM",
            "a.b.c",
            "x.com",
            "C:",
            "fe80",
            "X+",
            "B",
            "node-",
            "[1-3]",
            "http",
            "GET",
            "Error",
            "Exception",
            "java.io.IOException",
            "Caused by: ",
            "\n\tat a.B.c(D.java:1)",
            "{\"message\":\"",
            "\\u00",
            "שלום",
            "žluťoučký");
    private static final List<String> TRAPS = List.of(
            "1",
            "a",
            " ",
            "'",
            " '",
            " \"",
            "(",
            "[",
            "{",
            "((1",
            ")",
            "<",
            "<*>",
            "<1",
            "=",
            "a=",
            "a= ",
            ":",
            "::",
            "1:",
            "ab:",
            "://",
            "a://",
            ".",
            "a.",
            "..",
            "/",
            "\\",
            "-",
            "node-[",
            "node-[1",
            "@",
            "\n",
            "\u0000",
            "\uD83D",
            "\u202e",
            "user a ",
            "from a to ",
            "for a from 1 ",
            "1, ",
            "Exception",
            "xException ",
            "Caused by: ",
            "\nCaused by: ",
            "\n\tat a.b(c)",
            "\"a\":",
            "{\"message\":",
            "\\",
            "aaaaaaaaaaaaaaaa!",
            "Mon ",
            "4",
            "404 ");

    private HostileMessages() {}

    /** Messages of awkward parts in random order, the same for the same seed. */
    static Stream<String> random(final long seed, final int count) {
        final Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(i -> message(random));
    }

    /** One part repeated to a million characters, bare and inside JSON. */
    static Stream<String> traps() {
        return TRAPS.stream()
                .map(part -> part.repeat(MEGABYTE / part.length()))
                .flatMap(text -> Stream.of(text, "{\"message\":\"" + text + "\"}"));
    }

    private static String message(final Random random) {
        final int parts = 1 + random.nextInt(random.nextInt(20) == 0 ? 500 : 15);
        final StringBuilder message = new StringBuilder();
        for (int i = 0; i < parts; i++) {
            message.append(PARTS.get(random.nextInt(PARTS.size())));
            message.append(random.nextInt(3) == 0 ? " " : "");
        }
        return message.toString();
    }
}
