package io.ailog.cli;

import io.ailog.window.Namespace;
import io.ailog.window.Namespace.AlertRule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** One namespace of the file in the making: what is not written has a default. */
final class NamespaceNode {
    private final YamlFile file;
    private final String name;
    private final Node node;
    private int priority = 50;
    private Set<String> groups = Set.of();
    private AlertRule alertRule = AlertRule.WARN;

    NamespaceNode(final YamlFile file, final String name, final Node node) {
        this.file = file;
        this.name = name;
        this.node = node;
    }

    Namespace read() {
        final Set<String> keys = new HashSet<>();
        for (final NodeTuple entry : YamlNodes.mapping(file, node, name).getValue()) {
            final Node value = entry.getValueNode();
            final String key = YamlNodes.text(file, entry.getKeyNode(), "a key");
            if (!keys.add(key)) {
                throw file.wrong(entry.getKeyNode(), "`" + name + "` has `" + YamlFile.shortened(key) + "` twice.");
            }
            switch (key) {
                case "priority" -> priority = priority(value);
                case "groups" -> groups = new LinkedHashSet<>(YamlNodes.texts(file, value, "`groups`"));
                case "alert_rule" -> alertRule = alertRule(value);
                default ->
                    throw file.wrong(
                            entry.getKeyNode(), "`" + name + "` takes the keys priority, groups and alert_rule.");
            }
        }
        return new Namespace(name, priority, groups, alertRule);
    }

    private int priority(final Node value) {
        final String text = YamlNodes.text(file, value, "`priority`");
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > 100) {
            throw file.wrong(value, "`priority` must be 0 to 100, was `" + YamlFile.shortened(text) + "`.");
        }
        return Integer.parseInt(text);
    }

    private AlertRule alertRule(final Node value) {
        final String text = YamlNodes.text(file, value, "`alert_rule`");
        return Arrays.stream(AlertRule.values())
                .filter(rule -> rule.name().equals(text))
                .findFirst()
                .orElseThrow(() -> file.wrong(
                        value, "`alert_rule` must be WARN or CRITICAL, was `" + YamlFile.shortened(text) + "`."));
    }
}
