package io.ailog.logs;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Where incidents may be planted: by chance, and never near another one of the same namespace. */
final class Places {
    private static final int TRIES = 20_000;
    private static final int DISTANCE = 2;

    private final Dice dice;
    private final Set<Place> taken = new HashSet<>();

    Places(final Dice dice) {
        this.dice = dice;
    }

    /**
     * A free window, taken from now on.
     *
     * @param length windows that the incident lasts
     */
    WindowRange find(
            final WindowRange within,
            final List<Environment> environments,
            final int length,
            final Predicate<Window> suits) {
        for (int i = 0; i < TRIES; i++) {
            final int offset = dice.below((int) within.size() - length + 1);
            final Window window = new Window(within.from().plus(Window.LENGTH.multipliedBy(offset)));
            if (suits.test(window) && environments.stream().allMatch(e -> isFree(e, window, length))) {
                return take(environments, window, length);
            }
        }
        throw new IllegalArgumentException("No place for an incident in " + within);
    }

    WindowRange take(final List<Environment> environments, final Window first, final int length) {
        for (final Environment environment : environments) {
            IntStream.range(-DISTANCE, length + DISTANCE).forEach(i -> taken.add(new Place(environment, at(first, i))));
        }
        return new WindowRange(first.start(), at(first, length).start());
    }

    private boolean isFree(final Environment environment, final Window first, final int length) {
        return IntStream.range(0, length).noneMatch(i -> taken.contains(new Place(environment, at(first, i))));
    }

    private static Window at(final Window first, final int offset) {
        return new Window(first.start().plus(Duration.ofSeconds(Window.LENGTH.toSeconds() * offset)));
    }

    private record Place(Environment environment, Window window) {}
}
