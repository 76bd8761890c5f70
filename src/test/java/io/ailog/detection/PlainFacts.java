package io.ailog.detection;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.ailog.detection.EventFacts.NamespaceEvents;
import io.ailog.service.Service;
import io.ailog.service.ServiceErrors;
import io.ailog.service.TracePath;
import io.ailog.signature.ErrorEvent;
import io.ailog.signature.Signature;
import io.ailog.signature.SignatureFact;
import io.ailog.window.BusiestMinute;
import io.ailog.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The facts of the readable events of one window as their Javadoc states them, found by holding all events at hand. */
record PlainFacts(Window window, List<ErrorEvent> events) {
    /** A trace with errors in two or more services, in the order of their first errors. */
    private record Route(String trace, List<ErrorEvent> events) {
        Map<Service, List<ErrorEvent>> byService() {
            return events.stream().collect(groupingBy(PlainFacts::service, TreeMap::new, toList()));
        }

        List<Service> services() {
            return byService().keySet().stream()
                    .sorted(Comparator.comparing((Service service) -> first(at(service)))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }

        List<ErrorEvent> at(final Service service) {
            return events.stream()
                    .filter(event -> service(event).equals(service))
                    .toList();
        }
    }

    EventFacts facts() {
        return new EventFacts(window, namespaces(), signatures(), services(), paths());
    }

    private List<NamespaceEvents> namespaces() {
        return new TreeMap<>(events.stream().collect(groupingBy(ErrorEvent::namespace)))
                .entrySet().stream()
                        .map(entry -> new NamespaceEvents(
                                entry.getKey(), entry.getValue().size(), 0, null, busiest(entry.getValue())))
                        .toList();
    }

    private BusiestMinute busiest(final List<ErrorEvent> some) {
        return LongStream.rangeClosed(0, 840)
                .mapToObj(second -> window.start().plusSeconds(second))
                .map(start -> new BusiestMinute(
                        some.stream()
                                .filter(event -> !event.time().isBefore(start)
                                        && event.time().isBefore(start.plusSeconds(60)))
                                .count(),
                        start))
                .min(Comparator.comparing((BusiestMinute minute) -> -minute.errors())
                        .thenComparing(BusiestMinute::start))
                .orElseThrow();
    }

    private List<SignatureFact> signatures() {
        final Comparator<SignatureFact> order = Comparator.comparing(SignatureFact::namespace)
                .thenComparing(fact -> fact.signature().hash())
                .thenComparing(SignatureFact::application)
                .thenComparing(SignatureFact::version);
        return events.stream()
                .collect(groupingBy(event -> List.of(
                        event.namespace(), Signature.of(event.message()).hash(), event.application(), event.version())))
                .values()
                .stream()
                .map(PlainFacts::fact)
                .sorted(order)
                .toList();
    }

    private static SignatureFact fact(final List<ErrorEvent> same) {
        final ErrorEvent any = same.get(0);
        return new SignatureFact(
                any.namespace(),
                Signature.of(any.message()),
                any.application(),
                any.version(),
                same.size(),
                first(same),
                last(same),
                earliest(same).message(),
                same.stream()
                        .filter(event -> !event.trace().isEmpty())
                        .min(Comparator.comparing(ErrorEvent::time).thenComparing(ErrorEvent::trace))
                        .map(ErrorEvent::trace)
                        .orElse(""));
    }

    private List<ServiceErrors> services() {
        return new TreeMap<>(events.stream().collect(groupingBy(PlainFacts::service)))
                .entrySet().stream()
                        .map(entry -> new ServiceErrors(
                                entry.getKey(),
                                entry.getValue().size(),
                                entry.getValue().stream()
                                        .collect(groupingBy(
                                                event -> Signature.of(event.message())
                                                        .errorType(),
                                                counting()))))
                        .toList();
    }

    private List<TracePath> paths() {
        final Map<String, List<ErrorEvent>> byTrace =
                events.stream().filter(event -> !event.trace().isEmpty()).collect(groupingBy(ErrorEvent::trace));
        final List<Route> routes = new ArrayList<>();
        byTrace.forEach((trace, some) -> routes.add(new Route(trace, some)));
        return routes.stream()
                .filter(route -> route.services().size() > 1)
                .collect(groupingBy(Route::services))
                .values()
                .stream()
                .map(PlainFacts::path)
                .sorted(Comparator.comparing(PlainFacts::sequence))
                .toList();
    }

    private static TracePath path(final List<Route> routes) {
        final Route earliest = routes.stream()
                .min(Comparator.comparing((Route route) -> first(route.events()))
                        .thenComparing(Route::trace))
                .orElseThrow();
        final List<ErrorEvent> all =
                routes.stream().flatMap(route -> route.events().stream()).toList();
        return new TracePath(
                earliest.services().stream()
                        .map(service -> new TracePath.Step(
                                service,
                                all.stream()
                                        .filter(event -> service(event).equals(service))
                                        .count(),
                                begin(earliest.at(service))))
                        .toList(),
                routes.size(),
                first(all),
                last(all),
                earliest.trace());
    }

    /** Services' names contain no character before the separators, so that texts sort as the lists do. */
    private static String sequence(final TracePath path) {
        final StringBuilder text = new StringBuilder();
        path.steps().forEach(step -> text.append(step.service().namespace())
                .append('\u0001')
                .append(step.service().application())
                .append('\u0000'));
        return text.toString();
    }

    private static String begin(final List<ErrorEvent> some) {
        return some.stream()
                .filter(event -> event.time().equals(first(some)))
                .map(event -> Signature.of(event.message()).hash())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static ErrorEvent earliest(final List<ErrorEvent> some) {
        return some.stream()
                .min(Comparator.comparing(ErrorEvent::time).thenComparing(ErrorEvent::message))
                .orElseThrow();
    }

    private static Service service(final ErrorEvent event) {
        return new Service(event.namespace(), event.application());
    }

    private static Instant first(final List<ErrorEvent> some) {
        return some.stream()
                .map(ErrorEvent::time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant last(final List<ErrorEvent> some) {
        return some.stream()
                .map(ErrorEvent::time)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
