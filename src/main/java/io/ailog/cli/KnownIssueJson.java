package io.ailog.cli;

import io.ailog.detection.IssuePattern;
import io.ailog.detection.KnownIssue;
import io.ailog.detection.KnownIssueStore.Listed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Known issues as JSON, under the keys of the file that they are imported from; what is not known is null. */
final class KnownIssueJson {
    private final JsonMapper mapper = new JsonMapper();

    String of(final List<Listed> issues) {
        return mapper.writerWithDefaultPrettyPrinter()
                .writeValueAsString(issues.stream().map(KnownIssueJson::fields).toList());
    }

    private static Map<String, @Nullable Object> fields(final Listed listed) {
        final KnownIssue issue = listed.issue();
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("issue_id", issue.id());
        fields.put("name", known(issue.name()));
        fields.put("error_type_pattern", text(issue.appearance().errorType()));
        fields.put("message_pattern", text(issue.appearance().message()));
        fields.put("namespace", known(issue.scope().namespace()));
        fields.put("application", known(issue.scope().application()));
        fields.put("introduced_in_version", known(issue.scope().introducedIn()));
        fields.put("fixed_in_version", known(issue.scope().fixedIn()));
        fields.put("severity", known(issue.handling().severity()));
        fields.put("status", known(issue.handling().status()));
        fields.put("workaround", known(issue.handling().workaround()));
        fields.put("ticket", known(issue.handling().ticket()));
        fields.put("resolved_at", time(issue.handling().resolvedAt()));
        fields.put("occurrence_count", listed.occurrences());
        fields.put("first_seen_at", time(listed.first()));
        fields.put("last_seen_at", time(listed.last()));
        return fields;
    }

    private static @Nullable String known(final String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String text(final Optional<IssuePattern> pattern) {
        return pattern.map(IssuePattern::text).orElse(null);
    }

    private static @Nullable String time(final Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
