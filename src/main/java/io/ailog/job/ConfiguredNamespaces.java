package io.ailog.job;

import io.ailog.detection.CollectedWindow;
import io.ailog.window.Namespaces;
import io.ailog.window.WindowCounts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Lets the counts of configured namespaces through, and remembers in the partition's context how much that was and what it
 * held back, so that a run can name it once at its end.
 */
class ConfiguredNamespaces implements ItemProcessor<List<CollectedWindow>, List<CollectedWindow>>, ItemStream {
    private static final String OTHERS = "unconfigured";
    private static final String NAMELESS = "withoutNamespace";
    private static final String DOCUMENTS = "documents";
    /** A hostile log can make up names without end; the context stays small all the same. */
    private static final int NAMED = 100;

    private final Set<String> configured;
    private Map<String, Long> others = new HashMap<>();
    private long withoutNamespace;
    private long documents;

    ConfiguredNamespaces(final Namespaces namespaces) {
        configured = new HashSet<>(namespaces.names());
    }

    @Override
    public List<CollectedWindow> process(final List<CollectedWindow> windows) {
        return windows.stream()
                .map(window -> new CollectedWindow(configured(window.counts()), window.events()))
                .toList();
    }

    private WindowCounts configured(final WindowCounts window) {
        withoutNamespace += window.withoutNamespace();
        final Map<String, Long> kept = new HashMap<>();
        window.counts().forEach((namespace, count) -> {
            if (configured.contains(namespace)) {
                kept.put(namespace, count);
                documents += count;
            } else if (others.size() < NAMED || others.containsKey(namespace)) {
                others.merge(namespace, count, Long::sum);
            }
        });
        return new WindowCounts(window.window(), kept, window.withoutNamespace());
    }

    @Override
    public void open(final ExecutionContext context) {
        others = new HashMap<>(unconfigured(context));
        withoutNamespace = withoutNamespace(context);
        documents = context.getLong(DOCUMENTS, 0);
    }

    @Override
    public void update(final ExecutionContext context) {
        context.put(OTHERS, new HashMap<>(others));
        context.putLong(NAMELESS, withoutNamespace);
        context.putLong(DOCUMENTS, documents);
    }

    /** Documents of configured namespaces in what a partition has committed; empty when that was not noted. */
    static OptionalLong documents(final ExecutionContext context) {
        return context.containsKey(DOCUMENTS) ? OptionalLong.of(context.getLong(DOCUMENTS)) : OptionalLong.empty();
    }

    /** Documents per namespace that a partition found in the logs but not among the configured ones. */
    @SuppressWarnings("unchecked")
    static Map<String, Long> unconfigured(final ExecutionContext context) {
        final Object others = context.get(OTHERS);
        return others == null ? Map.of() : (Map<String, Long>) others;
    }

    /** Documents of a partition that name no namespace. */
    static long withoutNamespace(final ExecutionContext context) {
        return context.getLong(NAMELESS, 0);
    }
}
