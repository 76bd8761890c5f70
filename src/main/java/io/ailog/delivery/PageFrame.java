package io.ailog.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The page around the data: markup, style and scripts of the folder {@code report}, joined to one file. Its policy lets
 * a browser run these scripts and these styles by their hashes, nothing else, and fetch nothing.
 */
record PageFrame(String beforeData, String afterData) {
    private static final String FOLDER = "/report/";
    private static final String DATA = "{{data}}";
    private static final List<String> STYLES = List.of("uplot/uPlot.min.css", "page.css");
    /** In the order in which they need each other. */
    private static final List<String> SCRIPTS = List.of(
            "model.js",
            "state.js",
            "filters.js",
            "summary.js",
            "heatmap.js",
            "cascade.js",
            "incidents.js",
            "marks.js",
            "figures.js",
            "charts.js",
            "tables.js",
            "main.js");

    static PageFrame load() {
        final String style = joined(STYLES);
        final String library = "/*\n" + file("uplot/LICENSE") + "*/\n" + file("uplot/uPlot.iife.min.js");
        final String script = "(() => {\n\"use strict\";\n" + joined(SCRIPTS) + "})();\n";
        final String page = file("page.html")
                .replace("{{policy}}", policy(style, library, script))
                .replace("{{style}}", style)
                .replace("{{library}}", library)
                .replace("{{script}}", script);
        final int data = page.indexOf(DATA);
        return new PageFrame(page.substring(0, data), page.substring(data + DATA.length()));
    }

    private static String policy(final String style, final String library, final String script) {
        return "default-src 'none'; script-src " + source(library) + " " + source(script) + "; style-src "
                + source(style)
                + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    }

    private static String source(final String block) {
        try {
            final byte[] hash = MessageDigest.getInstance("SHA-256").digest(block.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String joined(final List<String> files) {
        return files.stream().map(PageFrame::file).collect(Collectors.joining("\n"));
    }

    /** With ends of lines as a browser reads them, for the hashes. */
    private static String file(final String name) {
        try (InputStream in = PageFrame.class.getResourceAsStream(FOLDER + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
