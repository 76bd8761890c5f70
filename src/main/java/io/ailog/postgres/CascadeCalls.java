package io.ailog.postgres;

import io.ailog.report.ReportedCascade;
import io.ailog.report.ReportedCascade.Reached;
import io.ailog.service.Service;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who called whom in the windows of cascades; nothing of windows whose facts were dropped. */
record CascadeCalls(Map<Caller, List<Service>> called) {
    /** A service in a window. */
    record Caller(Instant window, Service service) {}

    static CascadeCalls read(final Collection<ReportedCascade> cascades, final JdbcTemplate jdbc) {
        final Map<Caller, List<Service>> called = new HashMap<>();
        final Set<Caller> concerned = new HashSet<>();
        cascades.forEach(
                cascade -> services(cascade).forEach(service -> concerned.add(new Caller(cascade.window(), service))));
        jdbc.query(
                """
                SELECT window_start, source_namespace, source_app, target_namespace, target_app
                FROM ailog_batch.call_fact
                WHERE window_start = ANY (?::timestamptz[])
                ORDER BY target_namespace COLLATE "C", target_app COLLATE "C"
                """,
                row -> {
                    final Instant window =
                            row.getObject(1, OffsetDateTime.class).toInstant();
                    final Caller caller = new Caller(window, new Service(row.getString(2), row.getString(3)));
                    final Service target = new Service(row.getString(4), row.getString(5));
                    if (concerned.contains(caller) && concerned.contains(new Caller(window, target))) {
                        called.computeIfAbsent(caller, same -> new ArrayList<>())
                                .add(target);
                    }
                },
                (Object) concerned.stream()
                        .map(caller -> caller.window().toString())
                        .distinct()
                        .toArray(String[]::new));
        return new CascadeCalls(called);
    }

    /** {@code cascade} with the calls between its services. */
    ReportedCascade with(final ReportedCascade cascade) {
        final Set<Service> own = services(cascade);
        return new ReportedCascade(
                cascade.id(),
                cascade.window(),
                cascade.root(),
                cascade.services().stream()
                        .map(service -> with(service, cascade.window(), own))
                        .toList(),
                cascade.errors(),
                cascade.depth(),
                cascade.severity(),
                cascade.status());
    }

    private Reached with(final Reached reached, final Instant window, final Set<Service> own) {
        final Service service = new Service(reached.namespace(), reached.app());
        return new Reached(
                reached.namespace(),
                reached.app(),
                reached.depth(),
                reached.errors(),
                called.getOrDefault(new Caller(window, service), List.of()).stream()
                        .filter(own::contains)
                        .map(Service::toString)
                        .toList());
    }

    private static Set<Service> services(final ReportedCascade cascade) {
        final Set<Service> services = new HashSet<>();
        services.add(new Service(cascade.root().namespace(), cascade.root().app()));
        cascade.services().forEach(reached -> services.add(new Service(reached.namespace(), reached.app())));
        return services;
    }
}
