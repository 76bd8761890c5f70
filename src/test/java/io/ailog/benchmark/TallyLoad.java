package io.ailog.benchmark;

import io.ailog.detection.EventFacts;
import io.ailog.detection.EventTally;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Tallies events as two readers of one window do and says what came of it; started in a JVM with little memory. */
final class TallyLoad {
    private TallyLoad() {}

    /** Takes the number of events and of traces. */
    public static void main(final String[] arguments) {
        final int events = Integer.parseInt(arguments[0]);
        final int traces = Integer.parseInt(arguments[1]);
        final Supplier<EventTally> tallies = EventTally.supplier(EventTally.Limits.DEFAULT);
        final List<EventTally> halves = IntStream.range(0, 2)
                .mapToObj(half -> {
                    final StormyWindow window = new StormyWindow(half, traces);
                    final EventTally tally = tallies.get();
                    IntStream.range(0, events / 2).forEach(i -> tally.add(window.get()));
                    return tally;
                })
                .toList();
        halves.get(0).merge(halves.get(1));
        final EventFacts facts = halves.get(0).facts().get(0);
        Board.console()
                .show(String.format(
                        "%,d signatures, %,d services, %,d paths of %,d traces",
                        facts.signatures().size(),
                        facts.services().size(),
                        facts.paths().size(),
                        facts.paths().stream().mapToLong(path -> path.traces()).sum()));
    }
}
