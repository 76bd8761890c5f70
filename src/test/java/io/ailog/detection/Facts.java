package io.ailog.detection;

import io.ailog.service.TracePath;
import io.ailog.signature.Signature;
import io.ailog.signature.SignatureFact;
import io.ailog.threshold.Baseline;
import io.ailog.threshold.EffectiveThreshold;
import io.ailog.threshold.EffectiveThreshold.Source;
import io.ailog.window.BusiestMinute;
import io.ailog.window.Window;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Facts of one window, as short as tests can say them. */
public final class Facts {
    public static final Instant START = Instant.parse("2026-11-23T10:15:00Z");
    public static final Window WINDOW = new Window(START);
    public static final String HERE = "pca-dev-01-app";
    public static final String THERE = "pcb-dev-01-app";

    private Facts() {}

    /** Errors of {@code message}, logged by orders 2.1.0 from ten seconds after the window's start on. */
    public static SignatureFact fact(final String namespace, final String message, final long errors) {
        return fact(namespace, message, "orders", "2.1.0", errors);
    }

    public static SignatureFact fact(
            final String namespace,
            final String message,
            final String application,
            final String version,
            final long errors) {
        return new SignatureFact(
                namespace,
                Signature.of(message),
                application,
                version,
                errors,
                START.plusSeconds(10),
                START.plusSeconds(70),
                message,
                "trace-" + application);
    }

    /** What is counted together under {@code signature}. */
    public static SignatureFact summedUp(final String namespace, final Signature signature, final long errors) {
        return new SignatureFact(namespace, signature, "", "", errors, START, START, "", "");
    }

    public static SeenSignature known(final SignatureFact fact) {
        return new SeenSignature(fact, false);
    }

    public static SeenSignature first(final SignatureFact fact) {
        return new SeenSignature(fact, true);
    }

    /** A namespace with these signatures, far below its threshold. */
    public static NamespaceFacts namespace(final String name, final SeenSignature... signatures) {
        final long count = Arrays.stream(signatures)
                .mapToLong(seen -> seen.fact().errors())
                .sum();
        return new NamespaceFacts(name, count, baseline(), Optional.empty(), List.of(signatures));
    }

    /** A namespace with {@code count} errors, {@code busiest} of them in a minute. */
    public static NamespaceFacts busy(final String name, final long count, final long busiest) {
        return new NamespaceFacts(
                name, count, baseline(), Optional.of(new BusiestMinute(busiest, START.plusSeconds(80))), List.of());
    }

    public static WindowFacts window(final NamespaceFacts... namespaces) {
        return new WindowFacts(WINDOW, List.of(namespaces), List.of(), List.of(), false);
    }

    public static WindowFacts window(final List<TracePath> paths, final NamespaceFacts... namespaces) {
        return new WindowFacts(WINDOW, List.of(namespaces), List.of(), paths, false);
    }

    /** What {@code rule} says of {@code facts}. */
    public static List<Finding> findings(final Rule rule, final WindowFacts facts) {
        return findings(rule, facts, KnownIssues.NONE);
    }

    public static List<Finding> findings(final Rule rule, final WindowFacts facts, final KnownIssues issues) {
        return rule.findings(new Case(facts, issues, List.of())).toList();
    }

    private static Baseline baseline() {
        return new Baseline(
                new EffectiveThreshold(10_000, Source.PERCENTILE, false),
                OptionalDouble.of(100),
                OptionalDouble.of(1_000));
    }
}
