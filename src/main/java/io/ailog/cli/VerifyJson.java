package io.ailog.cli;

import io.ailog.window.CheckPoint;
import io.ailog.window.CheckResult;
import io.ailog.window.CheckResult.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All results as one JSON document. */
record VerifyJson(Screen screen) implements VerifyReport {
    @Override
    public void add(final CheckPoint point, final CheckResult result) {
        // all of them make one document
    }

    @Override
    public void end(final Map<CheckPoint, CheckResult> results) {
        final List<Object> checks = new ArrayList<>();
        results.forEach((point, result) -> checks.add(fields(point, result)));
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("ok", results.values().stream().noneMatch(result -> result.outcome() == Outcome.FAILED));
        document.put("checks", checks);
        screen.out().println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document));
    }

    private static Map<String, @Nullable Object> fields(final CheckPoint point, final CheckResult result) {
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", point.label());
        fields.put("outcome", result.outcome().label());
        fields.put("found", result.found());
        fields.put("fix", result.fix().isEmpty() ? null : result.fix());
        return fields;
    }
}
