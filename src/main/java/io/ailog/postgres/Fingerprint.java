package io.ailog.postgres;

import io.ailog.detection.EventFacts;
import io.ailog.service.TracePath;
import io.ailog.signature.SignatureFact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** The hash of all facts of a window: equal for equal facts, in every run and version. */
final class Fingerprint {
    private static final char END = '\u0000';

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    static String of(final EventFacts facts) {
        final Fingerprint fingerprint = new Fingerprint();
        facts.namespaces()
                .forEach(events -> fingerprint.add(
                        "n",
                        events.namespace(),
                        events.read(),
                        events.unreadable(),
                        String.valueOf(events.unreadableSample()),
                        events.busiest()));
        facts.signatures().forEach(fingerprint::add);
        facts.services().forEach(errors -> fingerprint.add("e", errors.service(), new TreeMap<>(errors.byType())));
        facts.paths().forEach(fingerprint::add);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void add(final SignatureFact fact) {
        add(
                "s",
                fact.namespace(),
                fact.signature().hash(),
                fact.application(),
                fact.version(),
                fact.errors(),
                fact.first(),
                fact.last(),
                fact.sample(),
                fact.trace());
    }

    private void add(final TracePath path) {
        add("p", path.traces(), path.first(), path.last(), path.trace());
        path.steps().forEach(step -> add("t", step.service(), step.errors(), step.signature()));
    }

    /** No text has the character that ends each value. */
    private void add(final Object... values) {
        final StringBuilder line = new StringBuilder();
        for (final Object value : values) {
            line.append(value).append(END);
        }
        digest.update(line.toString().getBytes(StandardCharsets.UTF_8));
    }
}
