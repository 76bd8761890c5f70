package io.ailog.benchmark;

import io.ailog.signature.MessageNormalizer;
import io.ailog.signature.Signature;
import io.ailog.signature.Signatures;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is done with each message, one after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SignatureWork {
    private static final int NUMBER = 1 << 14;

    private final List<String> messages = TypicalMessages.of(1, NUMBER);
    private final Signatures signatures = new Signatures();
    private int at;

    /** From a message to its normalised text. */
    @Benchmark
    public String normalize() {
        return MessageNormalizer.normalize(next());
    }

    /** From a message to its signature, as it is for the first of a statement. */
    @Benchmark
    public Signature alone() {
        return Signature.of(next());
    }

    /** From a message to its signature, as jobs do it. */
    @Benchmark
    public Signature inStream() {
        return signatures.of(next());
    }

    private String next() {
        at = (at + 1) & (NUMBER - 1);
        return messages.get(at);
    }
}
