package io.ailog.elasticsearch;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentTooLongException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.nio.AsyncEntityConsumer;
import org.apache.hc.core5.http.nio.entity.AbstractBinDataConsumer;
import org.jspecify.annotations.Nullable;

/** Takes an answer into a {@link PageBuffer}, and gives up as soon as it is too long. */
final class PageConsumer extends AbstractBinDataConsumer implements AsyncEntityConsumer<ByteArrayEntity> {
    private final PageBuffer buffer;
    private final AtomicReference<@Nullable FutureCallback<ByteArrayEntity>> end = new AtomicReference<>();
    private @Nullable ContentType type;

    PageConsumer(final PageBuffer buffer) {
        this.buffer = buffer;
        buffer.clear();
    }

    @Override
    public void streamStart(final EntityDetails entity, final FutureCallback<ByteArrayEntity> callback) {
        type = ContentType.parseLenient(entity.getContentType());
        end.set(callback);
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(final ByteBuffer source, final boolean last) throws ContentTooLongException {
        if (!buffer.add(source)) {
            throw new ContentTooLongException("An answer is longer than a page may be.");
        }
    }

    @Override
    protected void completed() {
        final @Nullable FutureCallback<ByteArrayEntity> callback = end.getAndSet(null);
        if (callback != null) {
            callback.completed(getContent());
        }
    }

    @Override
    public ByteArrayEntity getContent() {
        return new ByteArrayEntity(buffer.bytes(), 0, buffer.length(), type);
    }

    @Override
    public void failed(final Exception cause) {
        final @Nullable FutureCallback<ByteArrayEntity> callback = end.getAndSet(null);
        if (callback != null) {
            callback.failed(cause);
        }
    }

    @Override
    public void releaseResources() {
        end.set(null);
    }
}
