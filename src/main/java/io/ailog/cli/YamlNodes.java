package io.ailog.cli;

import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Nodes of a YAML file as what they have to be. */
final class YamlNodes {
    private YamlNodes() {}

    static MappingNode mapping(final YamlFile file, final Node node, final String what) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw file.wrong(node, "`" + what + "` must hold keys, each with its value.");
    }

    static String text(final YamlFile file, final Node node, final String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw file.wrong(node, what + " must be a plain text.");
    }

    static List<String> texts(final YamlFile file, final Node node, final String what) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(element -> text(file, element, "each of " + what))
                    .toList();
        }
        throw file.wrong(node, what + " must be a list, as [pca, dev].");
    }
}
