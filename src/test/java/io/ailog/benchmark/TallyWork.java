package io.ailog.benchmark;

import io.ailog.detection.EventTally;
import io.ailog.signature.ErrorEvent;
import io.ailog.signature.Signature;
import io.ailog.signature.Signatures;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is done with each event of a window, and the part of it that finds the signature. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TallyWork {
    private static final int NUMBER = 1 << 17;
    private static final int TRACES = 50_000;

    private final List<ErrorEvent> events =
            Stream.generate(new StormyWindow(1, TRACES)).limit(NUMBER).toList();
    private final Signatures signatures = new Signatures();
    private final EventTally tally =
            EventTally.supplier(EventTally.Limits.DEFAULT).get();
    private int at;

    /** Tallies an event. */
    @Benchmark
    public EventTally tally() {
        tally.add(next());
        return tally;
    }

    /** Only finds the signature. */
    @Benchmark
    public Signature signature() {
        return signatures.of(next().message());
    }

    private ErrorEvent next() {
        at = (at + 1) & (NUMBER - 1);
        return events.get(at);
    }
}
