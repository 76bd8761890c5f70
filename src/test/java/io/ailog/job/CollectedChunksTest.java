package io.ailog.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.detection.CollectedWindow;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CollectedChunksTest {
    private static final WindowRange DAY =
            new WindowRange(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z"));

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final List<CollectedWindow> taken = new ArrayList<>();

    @Test
    void endsAChunkAtItsLimit() {
        assertThat(chunks(40).next()).hasSize(40);
        assertThat(taken).hasSize(40);
    }

    @Test
    void endsTheChunkInHandWhenTheRunIsToStop() {
        final CollectedChunks chunks =
                new CollectedChunks(windows(3), new CollectLimits(40, Long.MAX_VALUE, Long.MAX_VALUE), stopping::get);

        assertThat(chunks.next()).hasSize(3);
        assertThat(taken).hasSize(3);
    }

    @Test
    void handsOutAWindowAtLeastSoThatADayIsNotTakenForDone() {
        stopping.set(true);

        assertThat(chunks(40).next()).hasSize(1);
    }

    private CollectedChunks chunks(final int windows) {
        return new CollectedChunks(
                windows(96), new CollectLimits(windows, Long.MAX_VALUE, Long.MAX_VALUE), stopping::get);
    }

    /** Windows of a day; after {@code untilStop} of them the run is asked to stop. */
    private Iterator<CollectedWindow> windows(final int untilStop) {
        return DAY.windows()
                .map(window -> new CollectedWindow(new WindowCounts(window, Map.of(), 0), Optional.empty()))
                .peek(taken::add)
                .peek(window -> stopping.compareAndSet(false, taken.size() == untilStop))
                .iterator();
    }
}
