package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.transport.endpoints.BinaryEndpoint;
import co.elastic.clients.transport.rest5_client.Rest5ClientOptions;
import java.io.IOException;

/** The asking for one page, as often as its answers are lost or incomplete. */
final class PageCall implements ElasticsearchConnection.Call<Page> {
    private static final BinaryEndpoint<SearchRequest> SEARCH = SearchRequest._ENDPOINT.withBinaryResponse();

    private final PageRequest request;
    private final int limit;
    private PageBuffer buffer;

    /** @param limit bytes of the answer at most */
    PageCall(final PageRequest request, final PageBuffer buffer, final int limit) {
        this.request = request;
        this.buffer = buffer;
        this.limit = limit;
    }

    @Override
    public Page on(final ElasticsearchClient client) throws IOException {
        final PageBuffer current = buffer;
        // what is still on its way when a try is given up must not get into the next one's
        buffer = new PageBuffer(limit);
        try {
            client._transport()
                    .performRequest(request.search().page(request), SEARCH, options(client, current))
                    .close();
        } catch (final IOException | RuntimeException e) {
            if (current.isTooLong()) {
                return Page.tooLong(request, current);
            }
            throw e;
        }
        return Page.of(request, current);
    }

    private static Rest5ClientOptions options(final ElasticsearchClient client, final PageBuffer buffer) {
        final Rest5ClientOptions options = Rest5ClientOptions.of(client._transportOptions());
        return new Rest5ClientOptions(
                options.restClientRequestOptions().toBuilder()
                        .setHttpAsyncResponseConsumerFactory(() -> new PageAnswer(buffer))
                        .build(),
                options.keepResponseBodyOnException());
    }
}
