package io.ailog.cli;

import io.ailog.detection.IssuePattern;
import io.ailog.detection.KnownIssue;
import io.ailog.detection.Patterns;
import io.ailog.incident.Severity;
import io.ailog.service.AppVersion;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.Tag;
import picocli.CommandLine.TypeConversionException;

/** One known issue of the file in the making: what is not written, or left empty, is not known. */
final class KnownIssueNode {
    private static final List<String> KEYS = List.of(
            "issue_id",
            "name",
            "error_type_pattern",
            "message_pattern",
            "namespace",
            "application",
            "introduced_in_version",
            "fixed_in_version",
            "severity",
            "status",
            "workaround",
            "ticket",
            "resolved_at");
    private static final List<String> STATES = List.of("open", "in_progress", "resolved", "fixed", "closed");
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::label).toList();
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TEXT = 2_000;

    private final YamlFile file;
    private final Patterns patterns;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    KnownIssueNode(final YamlFile file, final Patterns patterns, final Node node) {
        this.file = file;
        this.patterns = patterns;
        this.node = node;
    }

    KnownIssue read() {
        for (final NodeTuple entry :
                YamlNodes.mapping(file, node, "each of known_issues").getValue()) {
            final String key = YamlNodes.text(file, entry.getKeyNode(), "a key");
            if (!KEYS.contains(key)) {
                throw file.wrong(
                        entry.getKeyNode(),
                        "`" + YamlFile.shortened(key) + "` is no key of a known issue; they are "
                                + String.join(", ", KEYS) + ".");
            }
            if (values.put(key, entry.getValueNode()) != null) {
                throw file.wrong(entry.getKeyNode(), "`" + key + "` is there twice.");
            }
        }
        return new KnownIssue(id(), text("name"), appearance(), scope(), handling());
    }

    String id() {
        final String id = text("issue_id");
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw file.wrong(
                    at("issue_id"), "each known issue needs an `issue_id` of 1 to " + LONGEST_ID + " characters.");
        }
        return id;
    }

    private KnownIssue.Appearance appearance() {
        final KnownIssue.Appearance appearance =
                new KnownIssue.Appearance(pattern("error_type_pattern"), pattern("message_pattern"));
        if (appearance.errorType().isEmpty() && appearance.message().isEmpty()) {
            throw file.wrong(node, "give `error_type_pattern`, `message_pattern` or both, or nothing will ever match.");
        }
        return appearance;
    }

    private KnownIssue.Scope scope() {
        final String namespace = text("namespace");
        if (!namespace.isEmpty() && !NamespacesFile.isName(namespace)) {
            throw file.wrong(
                    at("namespace"),
                    "`" + YamlFile.shortened(namespace)
                            + "` is no name of a namespace. Leave it out for all of them; patterns are for messages.");
        }
        return new KnownIssue.Scope(
                namespace, text("application"), version("introduced_in_version"), version("fixed_in_version"));
    }

    private KnownIssue.Handling handling() {
        final String status = oneOf("status", STATES);
        return new KnownIssue.Handling(
                oneOf("severity", SEVERITIES),
                status.isEmpty() ? STATES.get(0) : status,
                text("workaround"),
                text("ticket"),
                time("resolved_at"));
    }

    private Optional<IssuePattern> pattern(final String key) {
        final String text = text(key);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(patterns.of(text));
        } catch (final IllegalArgumentException e) {
            throw file.wrong(
                    at(key),
                    "`" + key + "` is no regular expression of the kind of RE2: "
                            + YamlFile.shortened(String.valueOf(e.getMessage())) + ".");
        }
    }

    private String version(final String key) {
        final String version = text(key);
        if (!version.isEmpty() && AppVersion.of(version).isEmpty()) {
            throw file.wrong(
                    at(key), "`" + key + "` must begin with a number, as in 2.10.1, to be compared with others.");
        }
        return version;
    }

    private String oneOf(final String key, final List<String> words) {
        final String text = text(key);
        if (!text.isEmpty() && !words.contains(text)) {
            throw file.wrong(
                    at(key),
                    "`" + key + "` must be one of " + words.stream().collect(Collectors.joining(", ")) + ", was `"
                            + YamlFile.shortened(text) + "`.");
        }
        return text;
    }

    private Optional<Instant> time(final String key) {
        final String text = text(key);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new TimeArgument().convert(text));
        } catch (final TypeConversionException e) {
            throw file.wrong(at(key), "`" + key + "`: " + e.getMessage() + ".");
        }
    }

    private String text(final String key) {
        final Node value = values.get(key);
        if (value == null || value.getTag().equals(Tag.NULL)) {
            return "";
        }
        final String text = YamlNodes.text(file, value, "`" + key + "`").strip();
        if (text.length() > LONGEST_TEXT) {
            throw file.wrong(value, "`" + key + "` must have at most " + LONGEST_TEXT + " characters.");
        }
        return text;
    }

    private Node at(final String key) {
        return values.getOrDefault(key, node);
    }
}
