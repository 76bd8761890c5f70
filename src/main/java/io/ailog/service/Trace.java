package io.ailog.service;

import io.ailog.signature.Signature;
import io.ailog.window.FirstKeys;
import org.jspecify.annotations.Nullable;

/** The services in which one trace has errors. There are very many, so they are small. */
class Trace implements FirstKeys.Part<Trace> {
    /** What a trace weighs beside its visits, as it does in memory. */
    private static final int OWN_WEIGHT = 3;

    private @Nullable Visit head;

    @Nullable
    Visit head() {
        return head;
    }

    /** Returns whether the service is a new one. */
    boolean add(final Service service, final Signature signature, final long time) {
        final Visit known = at(service);
        if (known == null) {
            link(new Visit(service, signature, time));
        } else {
            known.add(signature, time);
        }
        return known == null;
    }

    @Override
    public void merge(final Trace other) {
        take(other.head);
    }

    @Override
    public int weight() {
        int weight = OWN_WEIGHT;
        for (Visit visit = head; visit != null; visit = visit.next) {
            weight++;
        }
        return weight;
    }

    /** Makes one of the visits to services that aren't told apart, and brings all in order of their beginning. */
    void settle(final KnownNames known) {
        Visit rest = head;
        for (Visit visit = rest; visit != null; visit = visit.next) {
            visit.signature = known.signature(visit.service, visit.signature);
            visit.service = known.service(visit.service);
        }
        head = null;
        take(rest);
        rest = head;
        head = null;
        while (rest != null) {
            final Visit next = rest.next;
            insert(rest);
            rest = next;
        }
    }

    private void take(final @Nullable Visit visits) {
        Visit rest = visits;
        while (rest != null) {
            final Visit next = rest.next;
            final Visit known = at(rest.service);
            if (known == null) {
                link(rest);
            } else {
                known.merge(rest);
            }
            rest = next;
        }
    }

    private void insert(final Visit visit) {
        Visit before = head;
        if (before == null || visit.isBefore(before)) {
            link(visit);
            return;
        }
        while (before.next != null && !visit.isBefore(before.next)) {
            before = before.next;
        }
        visit.next = before.next;
        before.next = visit;
    }

    private void link(final Visit visit) {
        visit.next = head;
        head = visit;
    }

    private @Nullable Visit at(final Service service) {
        Visit visit = head;
        while (visit != null && !visit.service.equals(service)) {
            visit = visit.next;
        }
        return visit;
    }
}
