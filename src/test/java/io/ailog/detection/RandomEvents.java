package io.ailog.detection;

import io.ailog.signature.ErrorEvent;
import io.ailog.window.WindowRange;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Events of few names, so that each name has many, and many fall on the same moment. */
final class RandomEvents implements Supplier<ErrorEvent> {
    private static final List<String> WORDS =
            List.of("order", "basket", "invoice", "parcel", "claim", "refund", "stock");

    private final Random random;
    private final WindowRange range;
    private final int names;

    /**
     * @param names how many different ones there are of each kind of thing
     */
    RandomEvents(final long seed, final WindowRange range, final int names) {
        random = new Random(seed);
        this.range = range;
        this.names = names;
    }

    static List<ErrorEvent> of(final long seed, final WindowRange range, final int names, final int number) {
        return Stream.generate(new RandomEvents(seed, range, names))
                .limit(number)
                .toList();
    }

    @Override
    public ErrorEvent get() {
        final int seconds = random.nextInt((int) range.size() * 900);
        return new ErrorEvent(
                range.from().plusSeconds(seconds).plusMillis(random.nextInt(2) * 250L),
                "namespace-" + random.nextInt(3),
                name("service-"),
                name("1."),
                message(),
                name("trace-"));
    }

    private String name(final String prefix) {
        final int number = random.nextInt(names + 1);
        return number == names ? "" : prefix + number;
    }

    private String message() {
        final String words = WORDS.get(random.nextInt(WORDS.size())) + " " + WORDS.get(random.nextInt(WORDS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> "The " + words + " answered HTTP " + (400 + random.nextInt(200));
            case 1 -> "java.io.IOException: " + words + " " + random.nextInt(100);
            default -> "No " + words + " " + random.nextInt(3);
        };
    }
}
