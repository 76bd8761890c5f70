package io.ailog.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.signature.ErrorEvent;
import io.ailog.signature.Signature;
import io.ailog.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTallyTest {
    private static final Window WINDOW = new Window(Instant.parse("2026-01-05T10:15:00Z"));
    private static final TraceTally.Limits LIMITS = new TraceTally.Limits(1_000, 20, 100);
    private static final KnownNames ALL = new KnownNames() {
        @Override
        public Service service(final Service service) {
            return service;
        }

        @Override
        public Signature signature(final Service service, final Signature signature) {
            return signature;
        }
    };

    private final TraceTally tally = new TraceTally(WINDOW, LIMITS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "a",
                "0af7651916cd43dd8448eb211c80319c",
                "0af7651916cd43dd8448eb211c80319",
                "ffffffffffffffff",
                "0AF7651916CD43DD8448EB211C80319C",
                "8f14e45f-ceea-467f-a830-1d2c3b4a5e6f",
                "1-58406520-a006649127e371903a2de979",
                "požadavek 1 \uD83D\uDE00",
                "\u0000"
            })
    void givesIdentifiersBackAsTheyAre(final String trace) {
        add(trace, "b", 1);
        add(trace, "a", 0);
        assertThat(tally.paths(ALL)).extracting(TracePath::trace).containsExactly(trace);
    }

    @Test
    void tellsIdentifiersApartThatBeginAlike() {
        final List<String> traces = List.of("a", "a0", "a00000000", "A", "A0", "A\u0000", "A\u0000\u0000", "0", "00");
        traces.forEach(trace -> add(trace, "a", 0));
        traces.forEach(trace -> add(trace, "b", 1));
        assertThat(tally.paths(ALL)).singleElement().satisfies(path -> {
            assertThat(path.traces()).isEqualTo(9);
            assertThat(path.trace()).isEqualTo("0");
            assertThat(path.steps()).extracting(TracePath.Step::errors).containsExactly(9L, 9L);
        });
    }

    @Test
    void ordersServicesByTheirFirstErrorsAndTiesByName() {
        add("1", "c", 5);
        add("1", "b", 5);
        add("1", "a", 9);
        add("1", "d", 7);
        add("1", "d", 3);
        assertThat(tally.paths(ALL)).singleElement().satisfies(path -> {
            assertThat(path.steps().stream().map(step -> step.service().application() + step.errors()))
                    .containsExactly("d2", "b1", "c1", "a1");
            assertThat(path.first()).isEqualTo(WINDOW.start().plusMillis(3));
            assertThat(path.last()).isEqualTo(WINDOW.start().plusMillis(9));
        });
    }

    @Test
    void seesNoPathInOneService() {
        add("1", "a", 0);
        add("1", "a", 1);
        add("2", "b", 1);
        assertThat(tally.paths(ALL)).isEmpty();
    }

    @Test
    void tellsThePathsOfTheMostTracesAndCutsLongOnes() {
        final TraceTally strict = new TraceTally(WINDOW, new TraceTally.Limits(1_000, 3, 2));
        IntStream.range(0, 6).forEach(trace -> IntStream.range(0, 5)
                .forEach(step -> strict.add(
                        event("t" + trace, "s" + (trace < 3 ? step : 9 - step), step),
                        service(trace < 3 ? step : 9 - step),
                        Signature.OTHER)));
        List.of("x", "y").forEach(name -> strict.add(event("z", name, 0), new Service("n", name), Signature.OTHER));
        assertThat(strict.paths(ALL).stream()
                        .map(path -> path.steps().stream()
                                        .map(step -> step.service().application())
                                        .toList() + " " + path.traces()))
                .containsExactly("[s0, s1, s2] 3", "[s9, s8, s7] 3");
    }

    private void add(final String trace, final String application, final int millis) {
        tally.add(event(trace, application, millis), new Service("n", application), Signature.OTHER);
    }

    private static Service service(final int number) {
        return new Service("n", "s" + number);
    }

    private static ErrorEvent event(final String trace, final String application, final int millis) {
        return new ErrorEvent(WINDOW.start().plusMillis(millis), "n", application, "", "", trace);
    }
}
