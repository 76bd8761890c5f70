package io.ailog.logs;

import io.ailog.window.Window;
import java.util.List;

/** Documents on their way to a store, with ids that follow from their window and place in it. */
final class BulkBody {
    private static final int RADIX = 36;

    private final StringBuilder lines = new StringBuilder(3 << 20);
    private final DocumentJson json = new DocumentJson(lines);
    private int size;

    /** Adds all documents of a window of a namespace, so that adding them again replaces them. */
    void add(final String namespace, final Window window, final List<LogDocument> documents) {
        final String index = LogIndex.of(window);
        final String id = namespace + "."
                + Long.toString(window.start().getEpochSecond() / Window.LENGTH.toSeconds(), RADIX) + ".";
        for (int i = 0; i < documents.size(); i++) {
            lines.append("{\"index\":{\"_index\":\"").append(index).append("\",\"_id\":\"");
            lines.append(id).append(Integer.toString(i, RADIX)).append("\"}}\n");
            json.add(documents.get(i));
            lines.append('\n');
        }
        size += documents.size();
    }

    int size() {
        return size;
    }

    CharSequence lines() {
        return lines;
    }

    void clear() {
        lines.setLength(0);
        size = 0;
    }
}
