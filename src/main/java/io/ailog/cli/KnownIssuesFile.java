package io.ailog.cli;

import io.ailog.detection.KnownIssue;
import io.ailog.detection.Patterns;
import io.ailog.window.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A file of known issues, as {@code config/known-issues.example.yaml} shows it. */
final class KnownIssuesFile {
    private final YamlFile file;
    private final Patterns patterns;

    KnownIssuesFile(final Path file, final Patterns patterns) {
        this.file = new YamlFile(file);
        this.patterns = patterns;
    }

    /**
     * The issues in the order of the file.
     *
     * @throws Failure when the file is missing or says something else
     */
    List<KnownIssue> read() {
        return file.read("known_issues", "Check the path and its permissions.", this::issues);
    }

    private List<KnownIssue> issues(final Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            throw file.wrong(node, "`known_issues` must be a list, each issue after a `-`.");
        }
        final List<KnownIssue> issues = new ArrayList<>();
        final Set<String> ids = new HashSet<>();
        for (final Node element : sequence.getValue()) {
            final KnownIssueNode issue = new KnownIssueNode(file, patterns, element);
            issues.add(issue.read());
            if (!ids.add(issue.id())) {
                throw file.wrong(element, "`" + YamlFile.shortened(issue.id()) + "` is there twice.");
            }
        }
        return issues;
    }
}
