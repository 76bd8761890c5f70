package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.Namespace;
import io.ailog.window.Namespaces;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.reader.ReaderException;

/** {@code namespaces.yaml}: the namespaces that are watched. Every error names line and column. */
final class NamespacesFile {
    /** What Kubernetes allows as a name. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private static final int LONGEST = 5_000_000;

    private final Path file;

    NamespacesFile(final Path file) {
        this.file = file;
    }

    /**
     * The namespaces in the order of the file.
     *
     * @throws Failure when the file is missing or says something else
     */
    Namespaces read() {
        final String text = new TextFile(file, LONGEST)
                .read(file.toString(), "Check the file and its permissions, or set NAMESPACES_FILE to another.");
        try {
            return namespaces(compose(text));
        } catch (final ReaderException e) {
            throw wrong(", " + place(text, e.getPosition()), "there is a character that YAML doesn't allow.");
        } catch (final MarkedYAMLException e) {
            throw wrong(e.getProblemMark() == null ? "" : ", " + place(e.getProblemMark()), e.getProblem() + ".");
        } catch (final YAMLException e) {
            throw wrong("", e.getMessage() + ".");
        }
    }

    private static @Nullable Node compose(final String text) {
        final LoaderOptions options = new LoaderOptions();
        // nodes are read one by one, and aliases never expanded, so their number does no harm
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(10);
        return new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
    }

    private Namespaces namespaces(final @Nullable Node root) {
        final List<Namespace> all = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        for (final NodeTuple entry :
                YamlNodes.mapping(this, sole(root), "namespaces").getValue()) {
            final String name = YamlNodes.text(this, entry.getKeyNode(), "the name of a namespace");
            if (!NAME.matcher(name).matches()) {
                throw wrong(entry.getKeyNode(), "`" + shortened(name) + "` is no name of a Kubernetes namespace.");
            }
            if (!names.add(name)) {
                throw wrong(entry.getKeyNode(), "`" + name + "` is named twice.");
            }
            all.add(new NamespaceNode(this, name, entry.getValueNode()).read());
        }
        if (all.isEmpty()) {
            throw wrong("", "names no namespace. Write at least one below `namespaces:`.");
        }
        return new Namespaces(all);
    }

    private Node sole(final @Nullable Node root) {
        if (root == null) {
            throw wrong("", "is empty. Write `namespaces:` and the namespaces below it.");
        }
        final MappingNode top = YamlNodes.mapping(this, root, "the file");
        if (top.getValue().size() != 1
                || !"namespaces"
                        .equals(YamlNodes.text(this, top.getValue().get(0).getKeyNode(), "the first key"))) {
            throw wrong(root, "write one key, `namespaces:`, and the namespaces below it.");
        }
        return top.getValue().get(0).getValueNode();
    }

    Failure wrong(final Node node, final String problem) {
        return wrong(", " + place(node.getStartMark()), problem);
    }

    private Failure wrong(final String place, final String problem) {
        return new Failure(Kind.CONFIGURATION, file + place + ": " + problem);
    }

    static String shortened(final String text) {
        return OneLine.of(text, 80);
    }

    /** Where the character of that number stands: it is told without a place. */
    private static String place(final String text, final int position) {
        final String before = text.substring(0, text.offsetByCodePoints(0, position));
        final int lines = (int) before.chars().filter(c -> c == '\n').count();
        return "line " + (lines + 1) + ", column " + (before.length() - before.lastIndexOf('\n'));
    }

    private static String place(final Mark mark) {
        return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }
}
