package io.ailog.benchmark;

import io.ailog.signature.ErrorEvent;
import io.ailog.window.Window;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;

/** The events of one window in which much goes wrong, each made when it is asked for. */
final class StormyWindow implements Supplier<ErrorEvent> {
    static final Window WINDOW = new Window(Instant.parse("2026-01-05T10:15:00Z"));

    private static final int NAMESPACES = 12;
    private static final int SERVICES = 60;
    private static final int SIGNATURES_OF_SERVICE = 17;
    private static final long NANOS = Window.LENGTH.toNanos();
    private static final String PADDING =
            ", the request was given up after %d of 3 attempts and %d ms, the answer so far had %d bytes and no end of the"
                    + " message, thread http-nio-8080-exec-%d";

    private final Random random;
    private final int traces;

    /**
     * @param traces how many different ones there are
     */
    StormyWindow(final long seed, final int traces) {
        random = new Random(seed);
        this.traces = traces;
    }

    @Override
    public ErrorEvent get() {
        final int service = random.nextInt(SERVICES);
        return new ErrorEvent(
                WINDOW.start().plusNanos(random.nextLong(NANOS)),
                "namespace-" + service % NAMESPACES,
                "service-" + service,
                "2.7." + service % 3,
                message(service),
                trace(random.nextInt(traces)));
    }

    private String message(final int service) {
        final int signature = service * SIGNATURES_OF_SERVICE + random.nextInt(SIGNATURES_OF_SERVICE);
        return "Step " + letters(signature) + " failed for order " + random.nextInt(100_000_000)
                + PADDING.formatted(
                        random.nextInt(4), random.nextInt(60_000), random.nextInt(1 << 20), random.nextInt(200));
    }

    /** A word for a number, since numbers don't tell messages apart. */
    private static String letters(final int number) {
        return Integer.toString(number, 16)
                .chars()
                .map(digit -> Character.digit(digit, 16) + 'g')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append("zz")
                .toString();
    }

    private static String trace(final int number) {
        final long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
        return String.format("%016x%016x", mixed, Long.reverse(mixed));
    }
}
