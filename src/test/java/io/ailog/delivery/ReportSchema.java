package io.ailog.delivery;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The schema of report.json, as the product carries it. */
public final class ReportSchema {
    private final Schema schema;

    private ReportSchema(final Schema schema) {
        this.schema = schema;
    }

    /** The one of version 1. */
    public static ReportSchema read() {
        try (InputStream file = ReportSchema.class.getResourceAsStream("/schema/ailog-report-1.schema.json")) {
            final String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return new ReportSchema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with {@code json}; nothing when it conforms. */
    public List<String> problems(final String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }
}
