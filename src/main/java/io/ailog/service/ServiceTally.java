package io.ailog.service;

import io.ailog.window.FirstKeys;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The errors of a namespace in a window by service and error type. Those of too many services count for the empty
 * application, those of too many types for {@link #OTHER}. Not for several threads.
 */
public final class ServiceTally {
    /** The type under which errors are summed when a service has too many. */
    public static final String OTHER = "Other";

    private final FirstKeys<String, TypeTally> services;

    /**
     * @param limit services with a name
     * @param types error types of a service
     */
    public ServiceTally(final String namespace, final int limit, final int types) {
        services = new FirstKeys<>(
                limit,
                application -> new TypeTally(new Service(namespace, application), types),
                new TypeTally(new Service(namespace, ""), types));
    }

    /** Counts an error of {@code application}, and returns the service that it counts for as far as is known yet. */
    public Service add(final String application, final String type) {
        final TypeTally service = application.isEmpty() ? services.rest() : services.at(application);
        service.add(type);
        return service.service();
    }

    public void merge(final ServiceTally other) {
        services.merge(other.services);
    }

    /** The services that are told apart; all others count for the empty application. */
    public Map<Service, Service> known() {
        final Map<Service, Service> known = new HashMap<>();
        used().map(TypeTally::service).forEach(service -> known.put(service, service));
        return Collections.unmodifiableMap(known);
    }

    /** In the order of the services; their sum is the number of errors. */
    public List<ServiceErrors> errors() {
        return used().map(TypeTally::errors)
                .sorted(Comparator.comparing(ServiceErrors::service))
                .toList();
    }

    private Stream<TypeTally> used() {
        final Collection<TypeTally> named = services.parts().values();
        return Stream.concat(named.stream(), Stream.of(services.rest())).filter(TypeTally::isUsed);
    }
}
