package io.ailog.job;

import io.ailog.window.Coverage;
import io.ailog.window.Namespaces;
import io.ailog.window.RunRecord;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is left to do of a range: what the ledger lacks, and what earlier backfills did not complete. */
@Component
public class LeftWindows {
    /** Each range is claimed by itself: of more gaps whole days are taken instead. */
    private static final int MOST_RANGES = 100;

    private final Coverage coverage;
    private final RunRecord runs;
    private final Namespaces namespaces;

    /** The kinds of what is left. */
    public enum Kind {
        /** Windows that were never collected, or counted but not read. */
        MISSING,
        /** Windows of a backfill that failed, was stopped or died: they may be collected and not judged. */
        FAILED
    }

    LeftWindows(final Coverage coverage, final RunRecord runs, final Namespaces namespaces) {
        this.coverage = coverage;
        this.runs = runs;
        this.namespaces = namespaces;
    }

    /** The ranges that are left of {@code range}, none overlapping; those of earlier backfills as they were begun. */
    public List<WindowRange> in(final WindowRange range, final Set<Kind> kinds) {
        final List<WindowRange> left = new ArrayList<>();
        if (kinds.contains(Kind.FAILED)) {
            runs.unfinished(JobName.BACKFILL, range).forEach(part -> left.addAll(part.without(left)));
        }
        if (kinds.contains(Kind.MISSING)) {
            final NavigableSet<Window> missing = coverage.unread(range, namespaces.names()).stream()
                    .filter(window -> left.stream().noneMatch(part -> part.contains(window.start())))
                    .collect(Collectors.toCollection(TreeSet::new));
            left.addAll(joined(missing, range).stream()
                    .flatMap(gap -> gap.without(List.copyOf(left)).stream())
                    .toList());
        }
        return left;
    }

    private static List<WindowRange> joined(final NavigableSet<Window> missing, final WindowRange range) {
        final List<WindowRange> gaps = WindowRange.joined(missing);
        if (gaps.size() <= MOST_RANGES) {
            return gaps;
        }
        return range.days().stream()
                .filter(day -> !missing.subSet(new Window(day.from()), new Window(day.to()))
                        .isEmpty())
                .toList();
    }
}
