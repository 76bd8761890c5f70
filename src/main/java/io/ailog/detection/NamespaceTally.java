package io.ailog.detection;

import io.ailog.detection.EventFacts.NamespaceEvents;
import io.ailog.service.Service;
import io.ailog.service.ServiceErrors;
import io.ailog.service.ServiceTally;
import io.ailog.signature.ErrorEvent;
import io.ailog.signature.Signature;
import io.ailog.signature.SignatureFact;
import io.ailog.signature.SignatureTally;
import io.ailog.window.SecondTally;
import io.ailog.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the events of one namespace in one window say. */
final class NamespaceTally {
    private final String name;
    private final Window window;
    private final SecondTally seconds = new SecondTally();
    private final SignatureTally signatures;
    private final ServiceTally services;
    private long read;
    private long unreadable;
    private @Nullable String unreadableSample;

    NamespaceTally(final String name, final Window window, final EventTally.Limits limits) {
        this.name = name;
        this.window = window;
        signatures = new SignatureTally(limits.signatures(), limits.releases());
        services = new ServiceTally(name, limits.services(), limits.errorTypes());
    }

    /** Counts an event, and returns the signature that it counts for as far as is known yet. */
    Signature add(final ErrorEvent event, final Signature signature) {
        count(event.time());
        return signatures.add(event, signature);
    }

    /** Counts an error of a service, and returns the service that it counts for as far as is known yet. */
    Service addService(final String application, final Signature signature) {
        return services.add(application, signature.errorType());
    }

    void addUnreadable(final Instant time, final String id) {
        count(time);
        signatures.addUnreadable(time, id);
        addService("", Signature.UNREADABLE);
        noteUnreadable(1, id);
    }

    void merge(final NamespaceTally other) {
        read += other.read;
        seconds.merge(other.seconds);
        signatures.merge(other.signatures);
        services.merge(other.services);
        if (other.unreadableSample != null) {
            noteUnreadable(other.unreadable, other.unreadableSample);
        }
    }

    String name() {
        return name;
    }

    NamespaceEvents events() {
        return new NamespaceEvents(name, read, unreadable, unreadableSample, seconds.busiest(window));
    }

    List<SignatureFact> signatures() {
        return signatures.facts(name);
    }

    List<ServiceErrors> services() {
        return services.errors();
    }

    Set<Signature> knownSignatures() {
        return signatures.known();
    }

    Map<Service, Service> knownServices() {
        return services.known();
    }

    private void count(final Instant time) {
        read++;
        seconds.add((int) (time.getEpochSecond() - window.start().getEpochSecond()));
    }

    private void noteUnreadable(final long more, final String id) {
        unreadable += more;
        unreadableSample = unreadableSample == null || id.compareTo(unreadableSample) < 0 ? id : unreadableSample;
    }
}
