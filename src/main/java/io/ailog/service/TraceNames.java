package io.ailog.service;

import io.ailog.signature.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of services and signatures in rows of traces, in the order in which they came. */
final class TraceNames {
    private final List<Service> services = new ArrayList<>();
    private final List<Signature> signatures = new ArrayList<>();
    private final Map<Service, Integer> serviceNumbers = new HashMap<>();
    private final Map<Signature, Integer> signatureNumbers = new HashMap<>();

    Service service(final int number) {
        return services.get(number);
    }

    Signature signature(final int number) {
        return signatures.get(number);
    }

    List<Service> services() {
        return services;
    }

    int number(final Service service) {
        return number(service, services, serviceNumbers);
    }

    int number(final Signature signature) {
        return number(signature, signatures, signatureNumbers);
    }

    /** Whether a signature comes before another; what isn't told apart comes last, whenever that was found out. */
    boolean isSignatureBefore(final int one, final int other) {
        final Signature first = signature(one);
        final Signature second = signature(other);
        if (first.equals(Signature.OTHER) || second.equals(Signature.OTHER)) {
            return !first.equals(Signature.OTHER);
        }
        return first.compareTo(second) < 0;
    }

    private static <T> int number(final T name, final List<T> names, final Map<T, Integer> numbers) {
        final Integer known = numbers.putIfAbsent(name, names.size());
        if (known == null) {
            names.add(name);
            return names.size() - 1;
        }
        return known;
    }
}
