package io.ailog.window;

import java.util.List;

/** The configured namespaces, in the order of the file: only their counts are stored. */
public record Namespaces(List<Namespace> all) {
    public Namespaces {
        all = List.copyOf(all);
    }

    public List<String> names() {
        return all.stream().map(Namespace::name).toList();
    }
}
