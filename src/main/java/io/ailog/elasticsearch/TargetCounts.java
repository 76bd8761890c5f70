package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counts of one target in the order of time, of which one page is held at a time. */
final class TargetCounts {
    private final ElasticsearchConnection connection;
    private final Target target;
    private final Iterator<WindowRange> ranges;
    private @Nullable WindowRange range;
    private Map<String, FieldValue> after = Map.of();
    private Iterator<CountBucket> page = List.<CountBucket>of().iterator();
    private @Nullable CountBucket head;

    TargetCounts(final ElasticsearchConnection connection, final Target target, final WindowRange range) {
        this.connection = connection;
        this.target = target;
        // each page reads the documents of its range again, so a day is enough for one range
        this.ranges = range.days().iterator();
    }

    /** Adds the buckets of {@code window} to {@code tally}; windows must be asked for in order. */
    void addTo(final WindowTally tally, final Window window) {
        for (CountBucket bucket = head(window); bucket != null; bucket = head(window)) {
            tally.add(bucket);
            head = null;
        }
    }

    /** The first bucket that is left, unless it is of a later window. */
    private @Nullable CountBucket head(final Window window) {
        while (head == null && (page.hasNext() || turn(window))) {
            if (page.hasNext()) {
                head = page.next();
            }
        }
        return head == null || head.window().isAfter(window.start()) ? null : head;
    }

    /** Asks for the next page, unless there is none for {@code window} any more. */
    private boolean turn(final Window window) {
        if (range == null) {
            if (!ranges.hasNext()) {
                return false;
            }
            range = ranges.next();
        }
        if (range.from().isAfter(window.start())) {
            return false;
        }
        final WindowRange asked = range;
        final int size = connection.settings().calls().pageSize();
        final CompositeAggregate answer =
                ask(new CountRequest(target, connection.settings().fields(), asked, after), size);
        final List<CompositeBucket> buckets = answer.buckets().array();
        // a document with several times may give buckets outside of what was asked
        page = buckets.stream()
                .map(CountBucket::of)
                .filter(bucket -> asked.contains(bucket.window()))
                .iterator();
        final boolean last = buckets.size() < size;
        after = last ? Map.of() : answer.afterKey();
        range = last ? null : range;
        return true;
    }

    private CompositeAggregate ask(final CountRequest request, final int size) {
        return connection.ask(client -> {
            final SearchResponse<Void> response = client.search(request.page(size), Void.class);
            CompleteAnswer.require(response, request.target());
            return CompleteAnswer.part(response.aggregations(), CountRequest.COUNTS)
                    .composite();
        });
    }
}
