package io.ailog.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.benchmark.Rounds.Way;
import io.ailog.server.ElasticsearchOptions;
import io.ailog.server.ElasticsearchServer;
import io.ailog.signature.EventBatch;
import io.ailog.signature.EventReading;
import io.ailog.signature.EventSource;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Reading documents beside the bare drain of them, with one reader and with two. */
class ReadingBenchmark {
    private static final String INDEX = "logs-reading";
    private static final int WINDOWS_PER_BATCH = 4;

    private final Size size = Size.configured();
    private final Board board = Board.console();
    private final WindowRange range = Weeks.days(2);
    private final List<String> namespaces = Weeks.namespaces(12);

    @Test
    void readsInLittleMoreThanTheBareDrainTakes() {
        final EventVolume volume = new EventVolume(range, namespaces, size.documents() / 10 / range.size());
        try (ElasticsearchServer logs = ElasticsearchServer.start(
                        ElasticsearchOptions.forTests().fullSpeed());
                AnnotationConfigApplicationContext context = context(logs)) {
            volume.load(logs.http(), INDEX);
            for (final int readers : List.of(1, 2)) {
                final DrainFloor floor = new DrainFloor(logs.uri(), logs.http(), INDEX, range);
                final Rounds rounds = Rounds.of(
                        size.rounds(),
                        new Way(() -> {}, () -> floor.drain(readers)),
                        new Way(() -> {}, () -> assertThat(read(context.getBean(EventSource.class), readers, volume))
                                .isEqualTo(volume.documents())));
                board.ratio("reading %,d documents, %d at a time".formatted(volume.documents(), readers), rounds, 1.2);
                board.show(String.format(
                        Locale.ROOT,
                        "documents/s: bare %,.0f, ours %,.0f",
                        volume.documents() / rounds.median(Rounds.Round::floor),
                        volume.documents() / rounds.median(Rounds.Round::ours)));
            }
        }
    }

    private long read(final EventSource source, final int readers, final EventVolume volume) {
        final long windows = range.size() / readers;
        final List<CompletableFuture<Long>> reads = LongStream.range(0, readers)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    final Iterator<EventBatch> batches = batches(i * windows, windows, volume);
                    long events = 0;
                    try (EventReading<CountingSink> reading = source.read(batches, namespaces, CountingSink::new)) {
                        while (reading.hasNext()) {
                            events += reading.next().events();
                        }
                    }
                    return events;
                }))
                .toList();
        return reads.stream().mapToLong(CompletableFuture::join).sum();
    }

    private Iterator<EventBatch> batches(final long first, final long windows, final EventVolume volume) {
        return LongStream.range(0, windows / WINDOWS_PER_BATCH)
                .mapToObj(i -> Window.LENGTH.multipliedBy(first + i * WINDOWS_PER_BATCH))
                .map(range.from()::plus)
                .map(from -> new WindowRange(from, from.plus(Window.LENGTH.multipliedBy(WINDOWS_PER_BATCH))))
                .map(batch -> new EventBatch(batch, WINDOWS_PER_BATCH * volume.perWindow()))
                .iterator();
    }

    private static AnnotationConfigApplicationContext context(final ElasticsearchServer logs) {
        final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "benchmark",
                        Map.of(
                                "ailog.elasticsearch.hosts",
                                logs.uri().toString(),
                                "ailog.elasticsearch.index",
                                INDEX)));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.scan("io.ailog.elasticsearch");
        context.refresh();
        return context;
    }
}
