package io.ailog.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.service.TracePath.Step;
import io.ailog.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class CascadesTest {
    private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");
    private static final Window WINDOW = new Window(START);
    private static final Service DATABASE = new Service("pca-dev-01-app", "database");
    private static final Service ORDERS = new Service("pca-dev-01-app", "orders");
    private static final Service SHOP = new Service("pca-dev-01-app", "shop");
    private static final Service PORTAL = new Service("pcb-dev-01-app", "portal");
    private static final Cascades CASCADES = new Cascades(2, 1);

    @Test
    void findsNoneWithoutPaths() {
        assertThat(CASCADES.in(WINDOW, List.of())).isEmpty();
    }

    @Test
    void takesTheFirstServiceForTheRootAndTheNextForItsCallers() {
        final Cascade cascade = sole(path(8, 10, DATABASE, ORDERS, SHOP));

        assertThat(cascade.root()).isEqualTo(DATABASE);
        assertThat(cascade.affected()).containsExactly(new Affected(ORDERS, 1, 8, 16), new Affected(SHOP, 2, 8, 16));
        assertThat(cascade.calls())
                .containsExactly(
                        new Call(ORDERS, DATABASE, 8, at(10), at(11)), new Call(SHOP, ORDERS, 8, at(10), at(11)));
        assertThat(cascade.errors()).isEqualTo(48);
        assertThat(cascade.depth()).isEqualTo(2);
        assertThat(cascade.type()).isEqualTo("within_namespace");
        assertThat(cascade.trace()).isEqualTo("trace-10");
        assertThat(cascade.signature()).isEqualTo("database-10");
    }

    @Test
    void takesTheServiceThatIsFirstInMostTracesForTheRoot() {
        final Cascade cascade = sole(path(2, 10, ORDERS, DATABASE, SHOP), path(3, 20, DATABASE, SHOP, ORDERS));

        assertThat(cascade.root()).isEqualTo(DATABASE);
        assertThat(cascade.traces()).isEqualTo(5);
        assertThat(cascade.trace()).as("one in which the root is first").isEqualTo("trace-20");
        // in the skewed trace the root is put first: database, orders, shop
        assertThat(cascade.affected()).containsExactly(new Affected(ORDERS, 1, 5, 10), new Affected(SHOP, 1, 5, 10));
        assertThat(cascade.calls())
                .extracting(Call::source, Call::target, Call::failed)
                .containsExactly(
                        tuple(ORDERS, DATABASE, 2L),
                        tuple(ORDERS, SHOP, 3L),
                        tuple(SHOP, DATABASE, 3L),
                        tuple(SHOP, ORDERS, 2L));
    }

    @Test
    void decidesTiesByTheEarliestError() {
        assertThat(sole(path(2, 20, ORDERS, DATABASE), path(2, 30, DATABASE, ORDERS))
                        .root())
                .isEqualTo(ORDERS);
    }

    @Test
    void decidesFullTiesByTheServicesOrder() {
        assertThat(sole(path(2, 20, ORDERS, DATABASE), path(2, 20, DATABASE, ORDERS))
                        .root())
                .isEqualTo(DATABASE);
    }

    @Test
    void tellsGroupsWithTheSameRootAsOneCascade() {
        final Cascade cascade = sole(path(2, 30, DATABASE, ORDERS, SHOP), path(1, 10, DATABASE, PORTAL));

        assertThat(cascade.affected())
                .containsExactly(
                        new Affected(ORDERS, 1, 2, 4), new Affected(PORTAL, 1, 1, 2), new Affected(SHOP, 2, 2, 4));
        assertThat(cascade.type()).isEqualTo("cross_namespace");
        assertThat(cascade.trace()).isEqualTo("trace-10");
    }

    @Test
    void keepsCascadesWithOtherRootsApart() {
        assertThat(CASCADES.in(WINDOW, List.of(path(1, 10, SHOP, PORTAL), path(1, 10, DATABASE, ORDERS))))
                .extracting(Cascade::root)
                .containsExactly(DATABASE, SHOP);
    }

    @Test
    void findsTheSameInAnyOrder() {
        final List<TracePath> paths = new ArrayList<>(List.of(
                path(2, 10, ORDERS, DATABASE, SHOP),
                path(3, 20, DATABASE, SHOP, ORDERS),
                path(1, 5, DATABASE, PORTAL),
                path(1, 5, PORTAL, DATABASE),
                path(4, 40, SHOP, ORDERS)));
        final List<Cascade> once = CASCADES.in(WINDOW, paths);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(paths, new Random(i));
            assertThat(CASCADES.in(WINDOW, paths)).isEqualTo(once);
        }
    }

    @Test
    void wantsAsManyServicesAndTracesAsItsLimitsSay() {
        final List<TracePath> paths = List.of(path(2, 10, DATABASE, ORDERS), path(3, 20, SHOP, ORDERS, PORTAL));

        assertThat(new Cascades(3, 1).in(WINDOW, paths))
                .extracting(Cascade::root)
                .containsExactly(SHOP);
        assertThat(new Cascades(2, 3).in(WINDOW, paths))
                .extracting(Cascade::root)
                .containsExactly(SHOP);
        assertThat(new Cascades(2, 4).in(WINDOW, paths)).isEmpty();
    }

    @Test
    void isKnownByItsWindowAndRootAlone() {
        final Cascade cascade = sole(path(8, 10, DATABASE, ORDERS, SHOP));

        assertThat(sole(path(1, 40, DATABASE, PORTAL)).id())
                .isEqualTo(cascade.id())
                .matches("[0-9a-f]{32}");
        assertThat(sole(path(8, 10, ORDERS, DATABASE)).id()).isNotEqualTo(cascade.id());
        assertThat(CASCADES.in(WINDOW.next(), List.of(path(8, 10, DATABASE, ORDERS)))
                        .get(0)
                        .id())
                .isNotEqualTo(cascade.id());
    }

    @Test
    void isTheWorseTheMoreItReaches() {
        assertThat(sole(path(1, 10, DATABASE, ORDERS)).score()).isEqualTo(21);
        assertThat(sole(path(8, 10, DATABASE, ORDERS, SHOP)).score()).isEqualTo(48);
        assertThat(sole(path(50, 10, DATABASE, ORDERS, PORTAL)).score()).isEqualTo(80);
        assertThat(sole(path(1_000, 10, DATABASE, ORDERS, SHOP, PORTAL)).score())
                .isEqualTo(100);
    }

    private static Tuple tuple(final Object... values) {
        return Tuple.tuple(values);
    }

    private static Cascade sole(final TracePath... paths) {
        final List<Cascade> cascades = CASCADES.in(WINDOW, List.of(paths));
        assertThat(cascades).hasSize(1);
        return cascades.get(0);
    }

    /** Two errors a trace and service, the first {@code second} seconds after the window's start, the last a second later. */
    private static TracePath path(final long traces, final int second, final Service... services) {
        final List<Step> steps = Arrays.stream(services)
                .map(service -> new Step(service, 2 * traces, service.application() + "-" + second))
                .toList();
        return new TracePath(steps, traces, at(second), at(second + 1), "trace-" + second);
    }

    private static Instant at(final int second) {
        return START.plusSeconds(second);
    }
}
