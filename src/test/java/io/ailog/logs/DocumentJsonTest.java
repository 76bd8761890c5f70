package io.ailog.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.logs.LogDocument.Origin;
import io.ailog.logs.LogDocument.Shape;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentJsonTest {
    private static final Origin ORIGIN = new Origin("pca-dev-01-app", "claims-service", "3.88.0");

    @Test
    void nestsFieldsAndEscapesText() {
        assertThat(document(Optional.of("a \"b\"\n\tc\\d\u0001 é"), Shape.NESTED)
                        .json())
                .isEqualTo("""
                        {"@timestamp":"2026-03-02T12:00:00.001Z","level":"ERROR",\
                        "kubernetes":{"namespace":"pca-dev-01-app"},\
                        "application":{"name":"claims-service","version":"3.88.0"},\
                        "traceId":"abc","message":"a \\"b\\"\\n\\tc\\\\d\\u0001 é"}""");
    }

    @Test
    void writesDottedFields() {
        assertThat(document(Optional.empty(), Shape.DOTTED).json()).isEqualTo("""
                        {"@timestamp":"2026-03-02T12:00:00.001Z","level":"ERROR",\
                        "kubernetes.namespace":"pca-dev-01-app",\
                        "application.name":"claims-service","application.version":"3.88.0",\
                        "traceId":"abc"}""");
    }

    @Test
    void writesAMessageInAnArray() {
        assertThat(document(Optional.of("x"), Shape.LISTED).json()).endsWith(",\"message\":[\"x\"]}");
    }

    private static LogDocument document(final Optional<String> message, final Shape shape) {
        return new LogDocument(
                Instant.parse("2026-03-02T12:00:00.001Z"), "ERROR", ORIGIN, Optional.of("abc"), message, shape);
    }
}
