package io.ailog.cli;

import io.ailog.detection.KnownIssue;
import io.ailog.detection.KnownIssueStore;
import io.ailog.detection.KnownIssueStore.Listed;
import io.ailog.detection.KnownIssueStore.Saved;
import io.ailog.detection.Patterns;
import io.ailog.window.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows known issues, and takes them from a file. */
@Component
class ConsoleKnownIssues {
    private final Schema schema;
    private final KnownIssueStore store;
    private final Patterns patterns;
    private final Screen screen;

    ConsoleKnownIssues(final Schema schema, final KnownIssueStore store, final Patterns patterns, final Screen screen) {
        this.schema = schema;
        this.store = store;
        this.patterns = patterns;
        this.screen = screen;
    }

    ExitCode list(final boolean json) {
        schema.requireCurrent();
        final List<Listed> issues = store.list();
        if (json) {
            screen.out().println(new KnownIssueJson().of(issues));
        } else if (issues.isEmpty()) {
            screen.result("known-issues: none. ./run-job.sh known-issues import FILE reads them from a file,"
                    + " config/known-issues.example.yaml shows its form.");
        } else {
            new KnownIssueTable(issues).lines().forEach(screen::line);
        }
        return ExitCode.DONE;
    }

    ExitCode read(final Path file) {
        final List<KnownIssue> issues = new KnownIssuesFile(file, patterns).read();
        schema.requireCurrent();
        final Saved saved = store.save(issues);
        issues.stream().filter(KnownIssue::isOverForGood).forEach(this::warn);
        screen.result(String.format(
                Locale.ROOT,
                "known-issues import done: %,d added, %,d changed, %,d unchanged.",
                saved.added(),
                saved.changed(),
                saved.unchanged()));
        return ExitCode.DONE;
    }

    private void warn(final KnownIssue issue) {
        screen.warning(issue.id() + " is " + issue.handling().status()
                + " with neither `fixed_in_version` nor `resolved_at`, so nothing can tell when it is back. Give one.");
    }
}
