package io.ailog.elasticsearch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The choice of index expressions, so that each group of indices gets requests of its own. */
record TargetPlan(ElasticsearchConnection connection, FieldCapabilities capabilities) {
    /** @param groups what can be counted first, then the largest */
    List<Target> targets(final List<ShapeGroup> groups) {
        final ElasticsearchSettings settings = connection.settings();
        if (groups.size() == 1) {
            return List.of(new Target(settings.indices(), groups.get(0).shape()));
        }
        if (new FilteredAliases(connection).behind(settings.index())) {
            // the names of the indices would pass by the filter, hence one request that suits every mapping
            return List.of(new Target(settings.indices(), Shape.fromSource(settings.fields())));
        }
        final List<Target> targets = new ArrayList<>();
        add(targets, groups.get(0), first(groups, settings.indices()));
        groups.stream().skip(1).forEach(group -> add(targets, group, IndexLines.of(group.indices())));
        return targets;
    }

    private static void add(final List<Target> targets, final ShapeGroup group, final List<String> lines) {
        lines.forEach(line -> targets.add(new Target(line, group.shape())));
    }

    /** The patterns less the other groups, if that can be said: it holds indices that are made later, too. */
    private List<String> first(final List<ShapeGroup> groups, final String patterns) {
        final List<String> names = groups.get(0).indices();
        final String exclusions = groups.stream()
                .skip(1)
                .flatMap(group -> group.indices().stream())
                .map(name -> ",-" + name)
                .collect(Collectors.joining());
        final String line = patterns + exclusions;
        return patterns.contains("*") && IndexLines.fits(line) && means(line, names)
                ? List.of(line)
                : IndexLines.of(names);
    }

    /** Exclusions have no effect on what an alias or a data stream brings in, hence the question. */
    private boolean means(final String expression, final List<String> names) {
        return Set.copyOf(capabilities.of(expression, List.of("_index")).indices())
                .equals(new HashSet<>(names));
    }
}
