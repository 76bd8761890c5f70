package io.ailog.report;

import io.ailog.window.Namespaces;
import io.ailog.window.WindowRange;

/** The home of what reports are made of. */
public interface ReportSource {
    /** What is stored of {@code range} and {@code namespaces}, all of it as it is at one moment. */
    RangeFacts read(WindowRange range, Namespaces namespaces);
}
