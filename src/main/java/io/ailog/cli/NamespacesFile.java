package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Namespace;
import io.ailog.window.Namespaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** {@code namespaces.yaml}: the namespaces that are watched. */
final class NamespacesFile {
    /** What Kubernetes allows as a name. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private final YamlFile file;

    NamespacesFile(final Path file) {
        this.file = new YamlFile(file);
    }

    /**
     * The namespaces in the order of the file.
     *
     * @throws Failure when the file is missing or says something else
     */
    Namespaces read() {
        return file.read(
                "namespaces",
                "Check the file and its permissions, or set NAMESPACES_FILE to another.",
                this::namespaces);
    }

    /** Whether Kubernetes could have a namespace of that name. */
    static boolean isName(final String text) {
        return NAME.matcher(text).matches();
    }

    private Namespaces namespaces(final Node node) {
        final List<Namespace> all = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        for (final NodeTuple entry : YamlNodes.mapping(file, node, "namespaces").getValue()) {
            final String name = YamlNodes.text(file, entry.getKeyNode(), "the name of a namespace");
            if (!isName(name)) {
                throw file.wrong(
                        entry.getKeyNode(), "`" + YamlFile.shortened(name) + "` is no name of a Kubernetes namespace.");
            }
            if (!names.add(name)) {
                throw file.wrong(entry.getKeyNode(), "`" + name + "` is named twice.");
            }
            all.add(new NamespaceNode(file, name, entry.getValueNode()).read());
        }
        if (all.isEmpty()) {
            throw file.wrong("names no namespace. Write at least one below `namespaces:`.");
        }
        return new Namespaces(all);
    }
}
