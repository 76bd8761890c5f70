package io.ailog.elasticsearch;

import static io.ailog.elasticsearch.ElasticsearchSettings.require;

import io.ailog.window.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reading of ES_HOST: host names and URLs become URLs with scheme, host and port. */
final class Urls {
    private Urls() {}

    static List<URI> of(final List<String> hosts, final int port, final Tls tls) {
        final List<URI> urls =
                hosts.stream().map(host -> url(host, port, tls)).distinct().toList();
        require(
                urls.stream().map(URI::getPath).distinct().count() == 1,
                "The URLs of ES_HOST must have the same path, since one client speaks to all of them.");
        return urls;
    }

    static boolean isTls(final URI url) {
        return "https".equals(url.getScheme());
    }

    private static URI url(final String host, final int port, final Tls tls) {
        // a name alone means https when something was said about certificates
        final String scheme = tls.isMentioned() ? "https" : "http";
        // asked of the text: with some passwords it is no URL any more, or its parts lie elsewhere
        require(
                !host.contains("@"),
                "ES_HOST holds a user or password: put them into ES_USERNAME and ES_PASSWORD instead.");
        final URI url = parsed(host.contains("://") ? host : scheme + "://" + host);
        require(
                isTls(url) || "http".equals(url.getScheme()),
                "ES_HOST must begin with http:// or https://, or be a host name.");
        require(
                url.getHost() != null,
                "ES_HOST has no host name that can be read: write it as in https://es.example.com:9200.");
        require(
                url.getRawQuery() == null && url.getRawFragment() == null,
                "ES_HOST must end with the path, without ? and #.");
        require(
                url.getPort() != 0 && url.getPort() < 65_536,
                "ES_HOST has the port " + url.getPort() + ", and ports are 1 to 65535.");
        return parsed(url.getScheme() + "://" + url.getHost() + ":" + (url.getPort() < 0 ? port : url.getPort())
                + path(url.getRawPath()));
    }

    private static String path(final @Nullable String path) {
        return path == null ? "" : path.replaceFirst("/+$", "");
    }

    private static URI parsed(final String text) {
        try {
            return new URI(text);
        } catch (final URISyntaxException e) {
            // without the cause and the text: there may be a password in it
            throw new Failure(
                    Failure.Kind.CONFIGURATION,
                    "ES_HOST is not a host name or URL (" + e.getReason()
                            + "): write it as in https://es.example.com:9200.");
        }
    }
}
