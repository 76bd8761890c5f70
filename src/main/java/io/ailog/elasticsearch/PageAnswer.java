package io.ailog.elasticsearch;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.nio.support.AbstractAsyncResponseConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;

/** The answer to a request for a page, whose body is in a {@link PageBuffer}. */
final class PageAnswer extends AbstractAsyncResponseConsumer<ClassicHttpResponse, ByteArrayEntity> {
    PageAnswer(final PageBuffer buffer) {
        super(new PageConsumer(buffer));
    }

    @Override
    public void informationResponse(final HttpResponse response, final HttpContext context) {
        // the answer itself is still to come
    }

    @Override
    protected ClassicHttpResponse buildResult(
            final HttpResponse response, final ByteArrayEntity body, final ContentType type) {
        final BasicClassicHttpResponse result =
                new BasicClassicHttpResponse(response.getCode(), response.getReasonPhrase());
        result.setHeaders(response.getHeaders());
        result.setEntity(body);
        return result;
    }
}
