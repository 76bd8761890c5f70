package io.ailog.service;

import java.util.Comparator;

/**
 * An application in a namespace.
 *
 * @param application empty when its documents don't name it
 */
public record Service(String namespace, String application) implements Comparable<Service> {
    private static final Comparator<Service> ORDER =
            Comparator.comparing(Service::namespace).thenComparing(Service::application);

    @Override
    public int compareTo(final Service other) {
        return ORDER.compare(this, other);
    }

    /** As people write it: {@code namespace/application}. */
    @Override
    public String toString() {
        return namespace + "/" + application;
    }
}
