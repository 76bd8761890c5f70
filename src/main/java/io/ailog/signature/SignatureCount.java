package io.ailog.signature;

import io.ailog.window.FirstKeys;
import java.time.Instant;

/** The errors of a signature that one version of a service logged. */
final class SignatureCount implements FirstKeys.Part<SignatureCount> {
    private long errors;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private Instant traced = Instant.MAX;
    private String sample = "";
    private String trace = "";

    void add(final Instant time, final String message, final String eventTrace) {
        errors++;
        takeSample(time, message);
        takeTrace(time, eventTrace);
        last = time.isAfter(last) ? time : last;
    }

    @Override
    public void merge(final SignatureCount other) {
        errors += other.errors;
        takeSample(other.first, other.sample);
        takeTrace(other.traced, other.trace);
        last = other.last.isAfter(last) ? other.last : last;
    }

    @Override
    public int weight() {
        return 1;
    }

    boolean isUsed() {
        return errors > 0;
    }

    SignatureFact fact(final String namespace, final Signature signature, final Release release) {
        return new SignatureFact(
                namespace, signature, release.application(), release.version(), errors, first, last, sample, trace);
    }

    private void takeSample(final Instant time, final String message) {
        final int order = time.compareTo(first);
        if (order > 0) {
            return;
        }
        final String cut = Cut.to(SignatureFact.SAMPLE_LENGTH, message);
        if (order < 0 || cut.compareTo(sample) < 0) {
            sample = cut;
            first = time;
        }
    }

    private void takeTrace(final Instant time, final String other) {
        final int order = time.compareTo(traced);
        if (!other.isEmpty() && (order < 0 || (order == 0 && other.compareTo(trace) < 0))) {
            trace = other;
            traced = time;
        }
    }
}
