package io.ailog.window;

import java.util.Set;

/**
 * A configured namespace.
 *
 * @param priority 0 to 100, the higher the more important
 * @param groups names by which reports gather namespaces
 * @param alertRule from which severity on its incidents are announced
 */
public record Namespace(String name, int priority, Set<String> groups, AlertRule alertRule) {
    /** How soon a namespace's incidents are announced. */
    public enum AlertRule {
        /** Announced as a warning, from high severity up. */
        WARN,
        /** Announced as critical, from medium severity up. */
        CRITICAL
    }

    public Namespace {
        groups = Set.copyOf(groups);
    }
}
