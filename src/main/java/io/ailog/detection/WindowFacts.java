package io.ailog.detection;

import io.ailog.window.Window;
import java.util.List;

/**
 * What is known of one window: the facts of every namespace that was collected completely, quiet ones included. A
 * namespace that is absent was not collected, and nothing is said of it.
 */
public record WindowFacts(Window window, List<NamespaceFacts> namespaces) {
    public WindowFacts {
        namespaces = List.copyOf(namespaces);
    }
}
