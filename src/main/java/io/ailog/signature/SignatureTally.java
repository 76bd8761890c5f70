package io.ailog.signature;

import io.ailog.window.FirstKeys;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The errors of a namespace in a window by signature and version of a service. Of too many facts those of the first
 * signatures are kept, in the order of their hashes; all others are summed under {@link Signature#OTHER}. Not for several
 * threads.
 */
public final class SignatureTally {
    private static final Comparator<SignatureFact> ORDER = Comparator.comparing(SignatureFact::signature)
            .thenComparing(SignatureFact::application)
            .thenComparing(SignatureFact::version);

    private final FirstKeys<Signature, ReleaseTally> signatures;
    private final SignatureCount unreadable = new SignatureCount();

    /**
     * @param limit facts, those of unreadable documents and of {@link Signature#OTHER} aside
     * @param releases versions of services that are told apart in one signature
     */
    public SignatureTally(final int limit, final int releases) {
        signatures = new FirstKeys<>(
                limit, signature -> new ReleaseTally(signature, releases), new ReleaseTally(Signature.OTHER, releases));
    }

    /** Counts an event, and returns the signature that it counts for as far as is known yet. */
    public Signature add(final ErrorEvent event, final Signature signature) {
        final ReleaseTally releases = signatures.at(signature);
        final int before = releases.weight();
        releases.add(event);
        signatures.grew(releases.weight() - before);
        return releases.signature();
    }

    /** Counts a document that can't be read under {@link Signature#UNREADABLE}. */
    public void addUnreadable(final Instant time, final String id) {
        unreadable.add(time, id, "");
    }

    public void merge(final SignatureTally other) {
        signatures.merge(other.signatures);
        unreadable.merge(other.unreadable);
    }

    /** The signatures that are told apart; all others count for {@link Signature#OTHER}. */
    public Set<Signature> known() {
        return signatures.parts().keySet();
    }

    /** In the order of hash, application, version; their sum is the number of events and unreadable documents. */
    public List<SignatureFact> facts(final String namespace) {
        final Stream<SignatureFact> broken = unreadable.isUsed()
                ? Stream.of(unreadable.fact(namespace, Signature.UNREADABLE, Release.NOT_KNOWN))
                : Stream.empty();
        final Stream<ReleaseTally> all =
                Stream.concat(signatures.parts().values().stream(), Stream.of(signatures.rest()));
        return Stream.concat(broken, all.flatMap(releases -> releases.facts(namespace)))
                .sorted(ORDER)
                .toList();
    }
}
