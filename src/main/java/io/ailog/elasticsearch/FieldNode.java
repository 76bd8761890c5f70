package io.ailog.elasticsearch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where texts are to be found in documents, whose names may be dotted or nested or both: the node of {@code a} leads from
 * the name {@code b.c} to the same node as from {@code b} and then {@code c}.
 */
final class FieldNode {
    /** Names of fields from here on, each with all of its beginnings. */
    private final List<String> names = new ArrayList<>();

    private final List<FieldNode> nodes = new ArrayList<>();
    private final Set<EventText> texts = EnumSet.noneOf(EventText.class);

    private FieldNode() {}

    /** The root of a document. */
    static FieldNode of(final LogFields fields) {
        final FieldNode root = new FieldNode();
        Arrays.stream(EventText.values()).forEach(text -> root.add(text.field(fields), text));
        return root;
    }

    private void add(final String field, final EventText text) {
        for (final String parent : FieldPath.parents(field)) {
            node(parent).add(field.substring(parent.length() + 1), text);
        }
        node(field).texts.add(text);
    }

    private FieldNode node(final String name) {
        final @Nullable FieldNode known = child(name);
        if (known != null) {
            return known;
        }
        final FieldNode added = new FieldNode();
        names.add(name);
        nodes.add(added);
        return added;
    }

    /** What lies behind {@code name}; null if nothing that is wanted. */
    @Nullable
    FieldNode child(final String name) {
        final int at = names.indexOf(name);
        return at < 0 ? null : nodes.get(at);
    }

    boolean isInner() {
        return !nodes.isEmpty();
    }

    /** Which texts a value here is. */
    Set<EventText> texts() {
        return texts;
    }
}
