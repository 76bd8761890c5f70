package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/** The making of clients, which connect when they are first used. */
final class Clients {
    private static final String JSON = "application/json";

    private Clients() {}

    static ElasticsearchClient of(final ElasticsearchSettings settings) {
        final Rest5ClientBuilder builder = Rest5Client.builder(settings.urls().stream()
                .map(url -> URI.create(url.getScheme() + "://" + url.getAuthority()))
                .toList());
        final String path = settings.urls().get(0).getPath();
        if (!path.isEmpty()) {
            builder.setPathPrefix(path);
        }
        settings.credentials()
                .authorization()
                .ifPresent(value ->
                        builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", value, true)}));
        // the HTTP client would repeat some requests by itself, without a word and past the limit of tries
        // and would have answers packed, which takes the server longer than anything else about them
        builder.setHttpClientConfigCallback(http -> http.disableAutomaticRetries()
                .disableContentCompression()
                .addExecInterceptorFirst(
                        "limit", new AnswerLimit(settings.calls().requestTimeout())));
        setTimeouts(builder, settings.calls());
        setTrust(builder, settings.tls());
        // servers older than the client refuse the media types that it sends by itself
        return new ElasticsearchClient(new Rest5ClientTransport(builder.build(), new Jackson3JsonpMapper()))
                .withTransportOptions(
                        options -> options.setHeader("Accept", JSON).setHeader("Content-Type", JSON));
    }

    private static void setTimeouts(final Rest5ClientBuilder builder, final Calls calls) {
        builder.setConnectionConfigCallback(config -> config.setConnectTimeout(timeout(calls.connectTimeout()))
                .setSocketTimeout(timeout(calls.requestTimeout())));
        builder.setRequestConfigCallback(config -> config.setResponseTimeout(timeout(calls.requestTimeout())));
    }

    private static void setTrust(final Rest5ClientBuilder builder, final Tls tls) {
        if (!tls.caCert().isEmpty()) {
            builder.setSSLContext(TrustedCertificates.in(tls.caCert()));
        }
        if (tls.insecure()) {
            builder.setConnectionManagerCallback(manager -> manager.setTlsStrategy(ClientTlsStrategyBuilder.create()
                    .setSslContext(TrustedCertificates.anybody())
                    .setHostnameVerifier(NoopHostnameVerifier.INSTANCE)
                    .buildAsync()));
        }
    }

    private static Timeout timeout(final Duration duration) {
        return Timeout.of(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
