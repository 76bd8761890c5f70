package io.ailog.report;

import java.io.IOException;
import java.io.OutputStream;

/** One form of a report. */
public interface Renderer {
    /** As {@code --format} names it: {@code json}. */
    String format();

    /** Of the file that holds it: {@code report.json}. */
    String fileName();

    /** Writes {@code report} to {@code out} in UTF-8, without holding all of it in memory, and leaves {@code out} open. */
    void render(Report report, OutputStream out) throws IOException;
}
