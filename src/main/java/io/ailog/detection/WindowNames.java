package io.ailog.detection;

import io.ailog.service.KnownNames;
import io.ailog.service.Service;
import io.ailog.signature.Signature;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The services and, by namespace, the signatures that are told apart in a window. */
record WindowNames(Map<Service, Service> services, Map<String, Set<Signature>> signatures) implements KnownNames {
    static WindowNames of(final Collection<NamespaceTally> namespaces) {
        final Map<Service, Service> services = new HashMap<>();
        final Map<String, Set<Signature>> signatures = new HashMap<>();
        for (final NamespaceTally namespace : namespaces) {
            services.putAll(namespace.knownServices());
            signatures.put(namespace.name(), namespace.knownSignatures());
        }
        return new WindowNames(services, signatures);
    }

    @Override
    public Service service(final Service service) {
        final Service known = services.get(service);
        return known == null ? new Service(service.namespace(), "") : known;
    }

    @Override
    public Signature signature(final Service service, final Signature signature) {
        return signatures.getOrDefault(service.namespace(), Set.of()).contains(signature) ? signature : Signature.OTHER;
    }
}
