package io.ailog.detection;

import io.ailog.service.ServiceFacts;
import io.ailog.service.TracePath;
import io.ailog.window.Window;
import java.util.List;

/**
 * What is known of one window: the facts of every namespace that was collected completely, quiet ones included. A
 * namespace that is absent was not collected, and nothing is said of it.
 *
 * @param services those with errors, in their order
 * @param paths ways of errors through services of these namespaces, in the order of their steps' services
 * @param learning whether so little was collected before that everything would look new
 */
public record WindowFacts(
        Window window,
        List<NamespaceFacts> namespaces,
        List<ServiceFacts> services,
        List<TracePath> paths,
        boolean learning) {
    public WindowFacts {
        namespaces = List.copyOf(namespaces);
        services = List.copyOf(services);
        paths = List.copyOf(paths);
    }

    /** The facts of a window whose documents were only counted. */
    public static WindowFacts counted(final Window window, final List<NamespaceFacts> namespaces) {
        return new WindowFacts(window, namespaces, List.of(), List.of(), true);
    }
}
