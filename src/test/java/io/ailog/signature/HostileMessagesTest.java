package io.ailog.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HostileMessagesTest {
    private static final long SEED = 20_261_124;
    private static final int MESSAGES = 10_000;
    private static final long LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int TRIES = 5;

    private final CategoryRules rules = CategoryRules.standard();

    @Test
    void survivesRandomMessagesAndNormalisesThemOnce() {
        HostileMessages.random(SEED, MESSAGES).forEach(message -> {
            final Signature signature = Signature.of(message);
            final String once = MessageNormalizer.normalize(message);
            assertThat(MessageNormalizer.normalize(once)).as(message).isEqualTo(once);
            assertThat(Signature.of(message)).isEqualTo(signature);
            assertThat(signature.hash()).matches("[0-9a-f]{32}");
            assertThat(Category.NAMES).contains(rules.of(signature).name());
        });
    }

    @Test
    void normalisesTrapsOnceAndBriefly() {
        HostileMessages.traps().forEach(message -> {
            final String once = MessageNormalizer.normalize(message);
            assertThat(MessageNormalizer.normalize(once)).isEqualTo(once);
            assertThat(once).hasSizeLessThan(2_000);
        });
    }

    @Test
    void takesLessThanFiftyMillisecondsPerMessage() {
        final List<String> messages = HostileMessages.traps().toList();
        messages.forEach(Signature::of);
        messages.forEach(message -> assertThat(fastest(message))
                .as("nanoseconds for a megabyte that starts with %s", message.substring(0, 20))
                .isLessThan(LIMIT_NANOS));
    }

    /** The least of this thread's own time in a few tries, so that what else the machine does isn't taken for it. */
    private static long fastest(final String message) {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            final long start = threads.getCurrentThreadCpuTime();
            Signature.of(message);
            fastest = Math.min(fastest, threads.getCurrentThreadCpuTime() - start);
        }
        return fastest;
    }
}
