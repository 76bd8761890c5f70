package io.ailog.detection;

import io.ailog.service.ServiceErrors;
import io.ailog.service.TracePath;
import io.ailog.signature.SignatureFact;
import io.ailog.window.BusiestMinute;
import io.ailog.window.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the documents of a window say, in an order that depends on nothing but them: the same documents give equal facts.
 *
 * @param namespaces those with documents, in the order of their names
 * @param signatures in the order of namespace, hash, application, version; their sum by namespace is what was read
 * @param services in their order
 * @param paths in the order of their steps' services
 */
public record EventFacts(
        Window window,
        List<NamespaceEvents> namespaces,
        List<SignatureFact> signatures,
        List<ServiceErrors> services,
        List<TracePath> paths) {
    /**
     * What was read of one namespace.
     *
     * @param read documents, the unreadable ones included
     * @param unreadable documents that are there and could not be read
     * @param unreadableSample identifier of one of them, the first by order of characters; null when there is none
     */
    public record NamespaceEvents(
            String namespace,
            long read,
            long unreadable,
            @Nullable String unreadableSample,
            BusiestMinute busiest) {}

    public EventFacts {
        namespaces = List.copyOf(namespaces);
        signatures = List.copyOf(signatures);
        services = List.copyOf(services);
        paths = List.copyOf(paths);
    }

    /** The facts of a window without documents. */
    public static EventFacts none(final Window window) {
        return new EventFacts(window, List.of(), List.of(), List.of(), List.of());
    }

    /** How much there is of it: signatures, services, and the steps of paths. */
    public long rows() {
        return (long) signatures.size()
                + services.size()
                + paths.stream().mapToLong(path -> path.steps().size()).sum();
    }

    /** Documents read in {@code namespace}. */
    public long read(final String namespace) {
        return namespaces.stream()
                .filter(events -> events.namespace().equals(namespace))
                .mapToLong(NamespaceEvents::read)
                .sum();
    }
}
