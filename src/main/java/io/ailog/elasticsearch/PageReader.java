package io.ailog.elasticsearch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One thread's way through pages: while it reads one page, the next is on its way. */
final class PageReader {
    private final ElasticsearchConnection connection;
    private final ExecutorService threads;
    private final PageSize size;
    private final int limit;
    private final PageDecoder decoder = new PageDecoder();
    private final Deque<PageBuffer> buffers = new ArrayDeque<>();
    private @Nullable Ahead ahead;

    /** @param threads that ask ahead */
    PageReader(final ElasticsearchConnection connection, final ExecutorService threads) {
        final Events settings = connection.settings().events();
        this.connection = connection;
        this.threads = threads;
        this.size = new PageSize(settings);
        this.limit = (int) settings.pageBytes().toBytes();
    }

    private record Ahead(PageRequest request, Future<Page> page) {}

    /**
     * Reads all documents of the steps into {@code sinks}.
     *
     * @param afterwards what will probably be read after that; null if nothing
     */
    void read(final List<Step> steps, final StretchSinks<?> sinks, final Supplier<@Nullable Step> afterwards) {
        for (int i = 0; i < steps.size(); i++) {
            final int next = i + 1;
            read(steps.get(i), sinks, () -> next < steps.size() ? steps.get(next) : afterwards.get());
        }
    }

    private void read(final Step step, final StretchSinks<?> sinks, final Supplier<@Nullable Step> following) {
        @Nullable PageRequest request = step.first(size);
        while (request != null) {
            final Page page = take(request);
            request = page.isTooLong() ? shorter(page.request()) : read(page, sinks, following);
            buffers.add(page.buffer());
        }
    }

    private PageRequest shorter(final PageRequest request) {
        size.sawTooLong(request.size());
        return request.shorter();
    }

    /** @return the request for the page that follows, null if none does */
    private @Nullable PageRequest read(
            final Page page, final StretchSinks<?> sinks, final Supplier<@Nullable Step> following) {
        size.saw(page.buffer().length(), page.end().hits());
        final @Nullable PageRequest guess = next(page, page.end());
        askAhead(guess == null ? first(following.get()) : guess);
        final PageEnd end = decoder.decode(page, sinks);
        return end.equals(page.end()) ? guess : next(page, end);
    }

    private @Nullable PageRequest first(final @Nullable Step step) {
        return step == null ? null : step.first(size);
    }

    private @Nullable PageRequest next(final Page page, final PageEnd end) {
        return page.isFull(end) ? page.request().next(end, size) : null;
    }

    private void askAhead(final @Nullable PageRequest request) {
        if (request != null) {
            final PageBuffer buffer = buffer();
            ahead = new Ahead(request, threads.submit(() -> ask(request, buffer)));
        }
    }

    private Page take(final PageRequest request) {
        final @Nullable Ahead asked = ahead;
        ahead = null;
        return asked != null && asked.request().startsAs(request) ? Awaited.of(asked.page()) : ask(request, buffer());
    }

    private PageBuffer buffer() {
        final @Nullable PageBuffer used = buffers.poll();
        return used == null ? new PageBuffer(limit) : used;
    }

    private Page ask(final PageRequest request, final PageBuffer buffer) {
        return connection.ask(new PageCall(request, buffer, limit));
    }
}
