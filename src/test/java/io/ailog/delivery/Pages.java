package io.ailog.delivery;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.ailog.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reports opened in a browser, and what they looked like, in {@code target/report-page}. */
record Pages(Browser browser) implements AutoCloseable {
    static final int WIDE = 1280;
    private static final Path FOLDER = Path.of("target", "report-page").toAbsolutePath();
    private static final int HEIGHT = 1000;

    /** Skips the tests where there is no browser. */
    static Pages orSkip() throws IOException {
        final Optional<Path> program = Browser.find();
        assumeThat(program)
                .as("the report's page is not tested: there is no chromium on the PATH (apt-get install chromium)")
                .isPresent();
        return new Pages(Browser.start(program.orElseThrow()));
    }

    /** A page of the first {@code width} pixels, drawn. */
    BrowserPage open(final Path file, final int width) {
        final BrowserPage page = browser.page();
        page.resize(width, HEIGHT);
        page.emulate("screen", "light");
        page.visit(file.toUri());
        return page;
    }

    /** Waits for what is drawn when it comes into view: two frames later it is there. */
    static void settle(final BrowserPage page) {
        page.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");
    }

    static Path render(final Report report, final String name) throws IOException {
        Files.createDirectories(FOLDER);
        final Path file = FOLDER.resolve(name + ".html");
        try (OutputStream out = Files.newOutputStream(file)) {
            new HtmlReport(new JsonReport()).render(report, out);
        }
        return file;
    }

    static Path picture(final String name) {
        return FOLDER.resolve(name + ".png");
    }

    @Override
    public void close() throws IOException {
        browser.close();
    }
}
