package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** A YAML file that an operator wrote. Every error names line and column. */
record YamlFile(Path path) {
    private static final int LONGEST = 5_000_000;

    /**
     * What {@code reader} makes of the value of {@code key}, the only one at the top.
     *
     * @param remedy what to do when the file can't be read
     * @throws Failure when the file is missing or says something else
     */
    <T> T read(final String key, final String remedy, final Function<Node, T> reader) {
        final String text = new TextFile(path, LONGEST).read(path.toString(), remedy);
        try {
            return reader.apply(sole(key, compose(text)));
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

    private Node sole(final String key, final @Nullable Node root) {
        final String things = key.replace('_', ' ');
        if (root == null) {
            throw wrong("", "is empty. Write `" + key + ":` and the " + things + " below it.");
        }
        final MappingNode top = YamlNodes.mapping(this, root, "the file");
        if (top.getValue().size() != 1
                || !key.equals(YamlNodes.text(this, top.getValue().get(0).getKeyNode(), "the first key"))) {
            throw wrong(root, "write one key, `" + key + ":`, and the " + things + " below it.");
        }
        return top.getValue().get(0).getValueNode();
    }

    /** What is wrong at {@code node}. */
    Failure wrong(final Node node, final String problem) {
        return wrong(", " + place(node.getStartMark()), problem);
    }

    /** What is wrong with the whole. */
    Failure wrong(final String problem) {
        return wrong("", problem);
    }

    private Failure wrong(final String place, final String problem) {
        return new Failure(Kind.CONFIGURATION, path + place + ": " + problem);
    }

    /** A text of the file as a message can show it. */
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
