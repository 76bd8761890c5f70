package io.ailog.elasticsearch;

import static io.ailog.elasticsearch.ElasticsearchSettings.require;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom to trust.
 *
 * @param caCert PEM file of the certificates to trust instead of Java's own; empty for Java's own
 * @param insecure trust anybody
 */
record Tls(
        @DefaultValue("") String caCert,
        @DefaultValue("false") boolean insecure) {
    static final Tls DEFAULT = new Tls("", false);

    Tls {
        caCert = caCert.trim();
        require(
                caCert.isEmpty() || isReadable(caCert),
                "ES_CA_CERT names the file " + caCert + ", which doesn't exist or can't be read.");
        require(
                caCert.isEmpty() || !insecure,
                "ES_INSECURE=true makes ES_CA_CERT meaningless: remove one of the two, better ES_INSECURE.");
    }

    private static boolean isReadable(final String name) {
        try {
            return Files.isRegularFile(Path.of(name)) && Files.isReadable(Path.of(name));
        } catch (final InvalidPathException e) {
            return false;
        }
    }

    /** Whether something was said that only makes sense with https. */
    boolean isMentioned() {
        return insecure || !caCert.isEmpty();
    }
}
