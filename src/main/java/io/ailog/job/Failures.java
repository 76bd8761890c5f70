package io.ailog.job;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.FailureExplainer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what was thrown into the one failure that a user is told; the whole of it goes to the log. */
public record Failures(List<FailureExplainer> explainers) {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    public Failures {
        explainers = List.copyOf(explainers);
    }

    /** The failure behind {@code thrown}, the most telling one if there are several. */
    public Failure of(final String job, final Collection<Throwable> thrown) {
        thrown.forEach(each -> LOG.error("{} failed", job, each));
        return thrown.stream()
                .flatMap(each -> explain(each).stream())
                .min(Comparator.comparing(failure -> failure.kind() == Kind.FAILED))
                .orElseGet(() -> unexplained(job, thrown));
    }

    private Optional<Failure> explain(final Throwable thrown) {
        return Stream.concat(
                        chain(thrown).filter(Failure.class::isInstance).map(Failure.class::cast),
                        explainers.stream().flatMap(explainer -> explainer.explain(thrown).stream()))
                .findFirst();
    }

    private static Stream<Throwable> chain(final Throwable thrown) {
        final Set<Throwable> seen = new HashSet<>();
        return Stream.<@Nullable Throwable>iterate(
                        thrown, each -> each != null && seen.add(each), each -> each == null ? null : each.getCause())
                .flatMap(Stream::ofNullable);
    }

    private static Failure unexplained(final String job, final Collection<Throwable> thrown) {
        final String cause = thrown.stream()
                .findFirst()
                .flatMap(first -> chain(first).reduce((outer, inner) -> inner))
                .map(root -> root.getClass().getSimpleName())
                .orElse("no exception was reported");
        return new Failure(
                Kind.FAILED,
                job + " failed (" + cause + "); the log file has the details. Give the same command again to resume.");
    }
}
