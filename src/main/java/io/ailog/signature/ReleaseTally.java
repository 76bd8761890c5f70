package io.ailog.signature;

import io.ailog.window.FirstKeys;
import java.util.stream.Stream;

/** The errors of one signature by version of a service; those of too many versions count as of none that is known. */
final class ReleaseTally implements FirstKeys.Part<ReleaseTally> {
    private final Signature signature;
    private final FirstKeys<Release, SignatureCount> releases;

    ReleaseTally(final Signature signature, final int limit) {
        this.signature = signature;
        releases = new FirstKeys<>(limit, release -> new SignatureCount(), new SignatureCount());
    }

    Signature signature() {
        return signature;
    }

    void add(final ErrorEvent event) {
        final Release release = new Release(event.application(), event.version());
        at(release).add(event.time(), event.message(), event.trace());
    }

    @Override
    public void merge(final ReleaseTally other) {
        releases.merge(other.releases);
    }

    /** The number of facts that come of it. */
    @Override
    public int weight() {
        return releases.size() + (releases.isOver() || releases.rest().isUsed() ? 1 : 0);
    }

    Stream<SignatureFact> facts(final String namespace) {
        final Stream<SignatureFact> known = releases.parts().entrySet().stream()
                .map(entry -> entry.getValue().fact(namespace, signature, entry.getKey()));
        return releases.rest().isUsed()
                ? Stream.concat(Stream.of(releases.rest().fact(namespace, signature, Release.NOT_KNOWN)), known)
                : known;
    }

    private SignatureCount at(final Release release) {
        return release.isKnown() ? releases.at(release) : releases.rest();
    }
}
