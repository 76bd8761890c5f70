package io.ailog.detection;

import io.ailog.threshold.Baseline;
import io.ailog.window.BusiestMinute;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one namespace in one window.
 *
 * @param count ERROR documents
 * @param baseline what is usual there
 * @param busiest empty when documents were only counted, or there were none
 * @param signatures in the order of hash, application, version; empty when documents were only counted
 */
public record NamespaceFacts(
        String namespace,
        long count,
        Baseline baseline,
        Optional<BusiestMinute> busiest,
        List<SeenSignature> signatures) {
    public NamespaceFacts {
        signatures = List.copyOf(signatures);
    }

    /** The facts of a namespace whose documents were only counted. */
    public static NamespaceFacts counted(final String namespace, final long count, final Baseline baseline) {
        return new NamespaceFacts(namespace, count, baseline, Optional.empty(), List.of());
    }

    /** The same with signatures. */
    public NamespaceFacts with(final List<SeenSignature> seen) {
        return new NamespaceFacts(namespace, count, baseline, busiest, seen);
    }
}
