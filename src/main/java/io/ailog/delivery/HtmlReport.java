package io.ailog.delivery;

import io.ailog.report.PageSize;
import io.ailog.report.Renderer;
import io.ailog.report.Report;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The report as one page for a browser, which needs no network. Large ones are shortened, and say so. */
@Component
@Order(3)
final class HtmlReport implements Renderer {
    private static final int BUFFER = 1 << 16;

    private final JsonReport json;

    HtmlReport(final JsonReport json) {
        this.json = json;
    }

    @Override
    public String format() {
        return "html";
    }

    @Override
    public String fileName() {
        return "report.html";
    }

    @Override
    public void render(final Report report, final OutputStream out) throws IOException {
        final PageFrame frame = PageFrame.load();
        final OutputStream buffer = new BufferedOutputStream(out, BUFFER);
        buffer.write(frame.beforeData().getBytes(StandardCharsets.UTF_8));
        json.render(PageSize.DEFAULT.fit(report), new ScriptSafeStream(buffer));
        buffer.write(frame.afterData().getBytes(StandardCharsets.UTF_8));
        buffer.flush();
    }
}
