package io.ailog.service;

import io.ailog.window.Window;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * An error that spread from one service to those who called it, in one window.
 *
 * @param root the service whose error came first in most of the traces
 * @param signature hash of the root's first error in {@code trace}
 * @param trace the earliest trace that began with the root's error
 * @param affected the services that it reached, in the order of depth and service; at least one
 * @param errors documents of all these traces, those of the root included
 * @param traces how many traces show it
 * @param calls who called whom, in the order of source and target
 */
public record Cascade(
        Window window,
        Service root,
        String signature,
        String trace,
        List<Affected> affected,
        long errors,
        long traces,
        List<Call> calls) {
    private static final int ID_BYTES = 16;
    private static final double POINTS_PER_SERVICE = 20;
    private static final long MOST_FOR_TRACES = 30;
    private static final double POINTS_FOR_LEAVING = 10;

    public Cascade {
        affected = List.copyOf(affected);
        calls = List.copyOf(calls);
        if (affected.isEmpty()) {
            throw new IllegalArgumentException("`affected` of a cascade must name a service");
        }
    }

    /** 32 hexadecimal digits that depend on the window and the root alone. */
    public String id() {
        final String text = window.start() + "\0" + root.namespace() + "\0" + root.application();
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Services on the longest way, the root not counted; 1 or more. */
    public int depth() {
        return affected.stream().mapToInt(Affected::depth).max().orElse(0);
    }

    /** The root, then the affected services. */
    public Stream<Service> services() {
        return Stream.concat(Stream.of(root), affected.stream().map(Affected::service));
    }

    /** Whether it left the root's namespace. */
    public boolean crossesNamespaces() {
        return affected.stream().anyMatch(other -> !other.service().namespace().equals(root.namespace()));
    }

    /** As the tables write it: {@code cross_namespace} or {@code within_namespace}. */
    public String type() {
        return crossesNamespaces() ? "cross_namespace" : "within_namespace";
    }

    /**
     * How bad it is, 0 to 100, by its size: 20 points for each affected service, 1 for each trace up to 30, and 10 when it
     * left its namespace.
     */
    public double score() {
        final double services = POINTS_PER_SERVICE * affected.size();
        final double leaving = crossesNamespaces() ? POINTS_FOR_LEAVING : 0;
        return Math.min(100, services + (double) Math.min(MOST_FOR_TRACES, traces) + leaving);
    }
}
