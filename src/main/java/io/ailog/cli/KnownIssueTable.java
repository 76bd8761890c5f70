package io.ailog.cli;

import io.ailog.detection.IssuePattern;
import io.ailog.detection.KnownIssue;
import io.ailog.detection.KnownIssueStore.Listed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Known issues as lines of a table. */
record KnownIssueTable(List<Listed> issues) {
    private static final String ROW = "%-16s  %-28s  %-11s  %-34s  %9s  %s";

    List<String> lines() {
        return Stream.concat(
                        Stream.of(String.format(ROW, "id", "name", "status", "pattern", "seen", "last seen")),
                        issues.stream().map(KnownIssueTable::row))
                .map(String::stripTrailing)
                .toList();
    }

    private static String row(final Listed listed) {
        final KnownIssue issue = listed.issue();
        return String.format(
                Locale.ROOT,
                ROW,
                OneLine.of(issue.id(), 16),
                OneLine.of(issue.name(), 28),
                OneLine.of(issue.handling().status(), 11),
                OneLine.of(patterns(issue.appearance()), 34),
                String.format(Locale.ROOT, "%,d", listed.occurrences()),
                listed.last().map(KnownIssueTable::seconds).orElse("never"));
    }

    private static String patterns(final KnownIssue.Appearance appearance) {
        return Stream.of(appearance.errorType(), appearance.message())
                .flatMap(Optional::stream)
                .map(IssuePattern::text)
                .collect(Collectors.joining(": "));
    }

    private static String seconds(final Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
