package io.ailog.cli;

import io.ailog.window.CheckPoint;
import io.ailog.window.CheckResult;
import java.util.Map;

/** How the results of {@code verify} are shown. */
interface VerifyReport {
    /** One check has been made. */
    void add(CheckPoint point, CheckResult result);

    /** All of them have. */
    void end(Map<CheckPoint, CheckResult> results);
}
