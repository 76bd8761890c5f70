package io.ailog.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Log documents to be loaded, in the fields that the product looks for by default. */
public final class LogDocuments {
    private final List<String> documents = new ArrayList<>();

    public LogDocuments error(final Instant time, final String namespace) {
        return log(time, "ERROR", namespace);
    }

    public LogDocuments info(final Instant time, final String namespace) {
        return log(time, "INFO", namespace);
    }

    public LogDocuments log(final Instant time, final String level, final String namespace) {
        // not the same message everywhere, or every window would have one in several namespaces
        return json("""
                {"@timestamp":"%s","level":"%s","kubernetes":{"namespace":"%s"},"message":"Something happened to %s"}""".formatted(time, level, namespace, namespace.replaceAll("[^a-z]", "")));
    }

    /** An error that names no namespace. */
    public LogDocuments errorWithoutNamespace(final Instant time) {
        return json("""
                {"@timestamp":"%s","level":"ERROR","message":"Something happened"}""".formatted(time));
    }

    /** Any document, on one line. */
    public LogDocuments json(final String document) {
        documents.add(document);
        return this;
    }

    public Stream<String> stream() {
        return documents.stream();
    }
}
